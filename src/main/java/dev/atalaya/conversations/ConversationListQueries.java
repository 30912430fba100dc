package dev.atalaya.conversations;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists of the inbox and how many each has, as SQL by hand; see docs/decisions/0010. */
@Repository
class ConversationListQueries {

    /** Up to so many agents each gives its newest rows; with more of them the index of all is read. */
    private static final int FEW_AGENTS = 20;

    // One index serves every reader: with its limit in the text, the plan is made once and kept.
    private static final String NEWEST_OF_EACH = """
            select n.* from unnest(cast(:agents as bigint[])) as s (agent_id)
             cross join lateral (
                   select c.* from conversations c
                    where c.agent_id = s.agent_id %1$s
                    order by %2$s limit %3$d) n
             order by %4$s limit %3$d""";

    // Which index is best depends on the reader: with its limit as a parameter, no plan is worth keeping for the next
    // one.
    private static final String NEWEST_OF_ALL = """
            select c.* from conversations c
             where c.agent_id = any (cast('%4$s' as bigint[])) %1$s
             order by %2$s limit %3$d""";

    private static final String LIST = """
            select c.id, c.agent_id, a.name as agent_name, k.name as contact_name, k.phone as contact_phone,
                   case when c.status = 'snoozed' and c.snoozed_until <= now() then 'open' else c.status end as status,
                   c.priority, u.display_name as assignee, c.last_preview, c.created_at, c.last_message_at,
                   c.message_count, c.delivery_failed,
                   c.status <> 'closed' and c.last_contact_message_at >= c.last_message_at as unattended,
                   (select string_agg(l.name || chr(30) || l.colour, chr(31) order by lower(l.name))
                      from conversation_labels t join labels l on l.id = t.label_id
                     where t.conversation_id = c.id and t.agent_id = c.agent_id) as labels
              from (%1$s) c
              join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
              join whatsapp_agents a on a.id = c.agent_id
              left join users u on u.id = c.assignee_id
             order by %2$s""";

    private static final String COUNT = """
            select count(*) from (
                select from conversations c
                 where c.agent_id = any (cast((select atalaya_scope('view')) as bigint[])) %s
                 limit %d) counted""";

    private static final String ANY_LABEL = """
             and exists (select from conversation_labels t where t.conversation_id = c.id
                    and t.agent_id = c.agent_id and t.label_id = any (cast(:labels as bigint[])))""";

    private static final String ALL_LABELS = """
             and :labelCount = (select count(*) from conversation_labels t where t.conversation_id = c.id
                    and t.agent_id = c.agent_id and t.label_id = any (cast(:labels as bigint[])))""";

    private static final Map<ConversationList, String> LISTS = new EnumMap<>(Map.of(
            ConversationList.ALL,
            "",
            ConversationList.OPEN,
            " and c.status in ('open', 'snoozed') and (c.status = 'open' or c.snoozed_until <= now())",
            ConversationList.PENDING,
            " and c.status = 'pending'",
            ConversationList.SNOOZED,
            " and c.status = 'snoozed' and c.snoozed_until > now()",
            ConversationList.WAKING,
            " and c.status = 'snoozed' and c.snoozed_until > now() and c.snoozed_until <= now() + interval '1 day'",
            ConversationList.CLOSED,
            " and c.status = 'closed'",
            ConversationList.UNATTENDED,
            " and c.status <> 'closed' and c.last_contact_message_at >= c.last_message_at",
            ConversationList.FAILED,
            " and c.delivery_failed",
            // Few are reviewed at a time: their keys are read first, along an index, and nothing of the others.
            ConversationList.REVIEW,
            """
             and c.id = any (array(select r.conversation_id from reviews r
                    where r.state in ('waiting', 'reserved') limit 10001))"""));

    /** What a mask may hide: seven digits or more, whatever signs stand between them, and addresses. */
    static final String PERSONAL = "([0-9][^[:alnum:]]{0,3}){6,}[0-9]|[^[:space:]]+@[^[:space:]]+";

    private final JdbcClient database;
    private final PersonalData personal;

    ConversationListQueries(JdbcClient database, PersonalData personal) {
        this.database = database;
        this.personal = personal;
    }

    List<ConversationRow> list(
            List<AgentId> agents,
            ConversationFilter filter,
            UserId me,
            KeysetOrder<ConversationOrder> order,
            @Nullable ConversationRow after,
            int limit) {
        var question = listing(agents, filter, me, order, after, limit);
        var mask = personal.mask();
        return asked(question.sql(), question.parameters())
                .query((row, number) -> row(row, mask))
                .list();
    }

    /** Up to that many; the agents in scope are asked for in the same statement. */
    int count(ConversationFilter filter, UserId me, int limit) {
        var question = counting(filter, me, limit);
        return asked(question.sql(), question.parameters()).query(Integer.class).single();
    }

    /** Whoever reads behind the mask finds nothing by what it hides. */
    private JdbcClient.StatementSpec asked(String sql, Map<String, Object> parameters) {
        return database.sql(sql)
                .params(parameters)
                .param("masked", personal.mask().isClosed())
                .param("personal", PERSONAL);
    }

    /** The same for each list, in one statement. */
    Map<ConversationList, Integer> counts(ConversationFilter filter, UserId me, int limit) {
        var lists = ConversationList.values();
        var parameters = new HashMap<String, Object>();
        var sql = Arrays.stream(lists)
                .map(list -> {
                    var question = counting(filter.in(list), me, limit);
                    parameters.putAll(question.parameters());
                    return "(" + question.sql() + ") as " + list.word();
                })
                .collect(Collectors.joining(", ", "select ", ""));
        return asked(sql, parameters)
                .query((row, number) -> {
                    var counts = new EnumMap<ConversationList, Integer>(ConversationList.class);
                    for (var list : lists) {
                        counts.put(list, row.getInt(list.word()));
                    }
                    return counts;
                })
                .single();
    }

    static Question listing(
            List<AgentId> agents,
            ConversationFilter filter,
            UserId me,
            KeysetOrder<ConversationOrder> order,
            @Nullable ConversationRow after,
            int limit) {
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(filter, me, parameters);
        if (after != null) {
            conditions += " and " + order.by().behind(order.descending());
            parameters.put(
                    "afterTime",
                    time(order.by() == ConversationOrder.CREATED ? after.createdAt() : after.lastMessageAt()));
            parameters.put("afterRank", after.priority().ordinal() + 1);
            parameters.put("afterId", after.id().value());
        }
        var keys = AgentId.array(agents);
        parameters.put("agents", keys);
        var sorted = order.by().sorted(order.descending());
        var found = agents.size() <= FEW_AGENTS && !filter.asksWhose()
                ? NEWEST_OF_EACH.formatted(conditions, sorted, limit, sorted.replace("c.", "n."))
                : NEWEST_OF_ALL.formatted(conditions, sorted, limit, keys);
        return new Question(LIST.formatted(found, sorted), parameters);
    }

    static Question counting(ConversationFilter filter, UserId me, int limit) {
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(filter, me, parameters);
        if (!filter.agents().isEmpty()) {
            conditions += " and c.agent_id = any (cast(:chosen as bigint[]))";
            parameters.put("chosen", AgentId.array(filter.agents()));
        }
        return new Question(COUNT.formatted(conditions, limit), parameters);
    }

    private static String conditions(ConversationFilter filter, UserId me, Map<String, Object> parameters) {
        var conditions = new StringBuilder(LISTS.getOrDefault(filter.list(), ""));
        if (!filter.priorities().isEmpty()) {
            conditions.append(" and c.priority = any (cast(:priorities as text[]))");
            parameters.put("priorities", array(filter.priorities().stream().map(ConversationPriority::column)));
        }
        if (filter.asksWhose()) {
            conditions.append(whose(filter, me, parameters));
        }
        if (!filter.labels().isEmpty()) {
            conditions.append(" ").append(filter.allLabels() ? ALL_LABELS : ANY_LABEL);
            parameters.put("labels", array(filter.labels().stream().map(String::valueOf)));
            parameters.put("labelCount", filter.labels().size());
        }
        // By name and not by a parameter, so that the plan knows the column.
        filter.authors().stream()
                .filter(author -> author != MessageAuthor.CONTACT)
                .sorted()
                .map(author -> "c.by_" + author.column())
                .reduce((one, other) -> one + " or " + other)
                .ifPresent(
                        authors -> conditions.append(" and (").append(authors).append(")"));
        if (filter.from() != null) {
            conditions.append(" and c.last_message_at >= :from");
            parameters.put("from", time(filter.from()));
        }
        if (filter.until() != null) {
            conditions.append(" and c.last_message_at < :until");
            parameters.put("until", time(filter.until()));
        }
        if (!filter.text().isEmpty()) {
            conditions.append(" ").append("""
                    and (%1$s ilike :text or exists (
                         select from contacts k where k.id = c.contact_id and k.agent_id = c.agent_id
                            and (%2$s ilike :text or not :masked and k.phone ilike :text)))""".formatted(unmasked("c.last_preview"), unmasked("k.name")));
            parameters.put("text", "%" + literally(filter.text()) + "%");
        }
        return conditions.toString();
    }

    static String unmasked(String column) {
        return "case when :masked then regexp_replace(" + column + ", :personal, '', 'g') else " + column + " end";
    }

    private static String whose(ConversationFilter filter, UserId me, Map<String, Object> parameters) {
        var people = Stream.concat(filter.assignees().stream(), filter.mine() ? Stream.of(me) : Stream.empty())
                .distinct()
                .map(person -> Long.toString(person.value()))
                .toList();
        if (people.isEmpty()) {
            return " and c.assignee_id is null";
        }
        // One person's conversations lie in order in an index of theirs.
        if (people.size() == 1 && !filter.unassigned()) {
            parameters.put("assignee", Long.parseLong(people.getFirst()));
            return " and c.assignee_id = :assignee";
        }
        parameters.put("assignees", array(people.stream()));
        return " and (c.assignee_id = any (cast(:assignees as bigint[]))"
                + (filter.unassigned() ? " or c.assignee_id is null)" : ")");
    }

    private static String array(Stream<String> values) {
        return values.sorted().collect(Collectors.joining(",", "{", "}"));
    }

    /** A percent sign, an underscore and a backslash stand for themselves. */
    private static String literally(String text) {
        return text.replaceAll("[\\\\%_]", "\\\\$0");
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The names of the few agents and people stand once in memory, however many lists show them. */
    private static ConversationRow row(ResultSet row, Mask mask) throws SQLException {
        var assignee = row.getString("assignee");
        return new ConversationRow(
                new ConversationId(row.getLong("id")),
                new AgentId(row.getLong("agent_id")),
                row.getString("agent_name").intern(),
                mask.textOrNull(row.getString("contact_name")),
                mask.phone(row.getString("contact_phone")),
                ConversationQueries.status(row, "status"),
                ConversationQueries.priority(row),
                assignee == null ? null : assignee.intern(),
                mask.cut(row.getString("last_preview"), ConversationRow.LONGEST_PREVIEW),
                ConversationQueries.instant(row, "created_at"),
                ConversationQueries.instant(row, "last_message_at"),
                row.getInt("message_count"),
                row.getBoolean("unattended"),
                row.getBoolean("delivery_failed"),
                labels(row.getString("labels")));
    }

    private static List<ConversationRow.Label> labels(@Nullable String joined) {
        return joined == null
                ? List.of()
                : Arrays.stream(joined.split("\\x1f"))
                        .map(label -> label.split("\\x1e"))
                        .map(label -> new ConversationRow.Label(label[0], label[1]))
                        .toList();
    }

    /** SQL from constant parts, with the values to bind. */
    record Question(String sql, Map<String, Object> parameters) {}
}
