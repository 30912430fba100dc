package dev.atalaya.aisessions;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list and its count, as SQL by hand; see docs/decisions/0010 and 0014. */
@Repository
class SessionListQueries {

    /** The price of a session {@code s}, as {@code p}: of its model, on the day on which it started. */
    static final String PRICE = """
            p.model = s.model and p.valid_from <= (s.started_at at time zone 'UTC')::date
               and (p.valid_until is null or p.valid_until > (s.started_at at time zone 'UTC')::date)""";

    static final String PRICED = "atalaya_ai_cost(s.tokens_in, s.tokens_cached, s.tokens_out, s.tokens_reasoning, p)";

    /** Up to so many agents each gives its first rows; with more of them the index of all is read. */
    private static final int FEW_AGENTS = 20;

    /** Words that more entries have are not looked up, but read along the list until a page is full. */
    private static final int RARE = 20_000;

    private static final String FIRST_OF_EACH = """
            select n.* from unnest(cast(:agents as bigint[])) as g (agent_id)
             cross join lateral (
                   select s.* from ai_sessions s
                    where s.agent_id = g.agent_id %1$s
                    order by %2$s %4$s, s.id %4$s limit %5$d) n
             order by %3$s %4$s, n.id %4$s limit %5$d""";

    private static final String FIRST_OF_ALL = """
            select s.* from ai_sessions s
             where s.agent_id = any (cast('%6$s' as bigint[])) %1$s
             order by %2$s %4$s, s.id %4$s limit %5$d""";

    private static final String LIST = """
            select s.id, s.model, a.name as agent_name, s.conversation_id,
                   k.name as contact_name, k.phone as contact_phone, s.started_at, s.turns, s.errors, s.tokens_in,
                   s.tokens_cached, s.tokens_out, coalesce(s.cost_micros, %4$s) as cost_micros,
                   coalesce(s.currency, p.currency) as currency, s.cost_micros is null as computed, s.latency_ms,
                   s.outcome, r.score
              from (%1$s) s
              join whatsapp_agents a on a.id = s.agent_id
              join conversations c on c.id = s.conversation_id and c.agent_id = s.agent_id
              join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
              left join ai_prices p on s.cost_micros is null and %5$s
              left join ai_scores r on r.ai_session_id = s.id and r.ai_message_id is null and r.agent_id = s.agent_id
             order by %2$s %3$s, s.id %3$s""";

    private static final String COUNT = """
            select count(*) from (
                select from ai_sessions s where s.agent_id = any (cast(:agents as bigint[])) %s limit %d) counted""";

    private static final String AGENTS = """
            select id, name from whatsapp_agents where id = any (cast(:agents as bigint[])) order by name, id""";

    // From each name to the next one along the index, agent by agent: their number does not depend on the sessions'.
    private static final String MODELS = """
            with recursive known (agent_id, model) as (
                 select g.agent_id, (select min(s.model) from ai_sessions s where s.agent_id = g.agent_id)
                   from unnest(cast(:agents as bigint[])) as g (agent_id)
                 union all
                 select k.agent_id, (select min(s.model) from ai_sessions s
                                      where s.agent_id = k.agent_id and s.model > k.model)
                   from known k where k.model is not null)
            select distinct model from known where model is not null order by model limit 200""";

    private final JdbcClient database;
    private final PersonalData personal;

    SessionListQueries(JdbcClient database, PersonalData personal) {
        this.database = database;
        this.personal = personal;
    }

    /** Whether the words that are looked for could be what the reader is not shown. */
    boolean asksForWhatIsMasked(SessionFilter filter) {
        return personal.mask().isClosed() && Mask.mayBePersonal(filter.text());
    }

    /** The keys of the sessions with those words; null where they are too many to look up, or no words are asked for. */
    @Nullable
    String withWords(SessionFilter filter) {
        return filter.text().isEmpty()
                ? null
                : database.sql("select atalaya_ai_search(:text, :most)::text")
                        .param("text", filter.text())
                        .param("most", RARE)
                        .query((row, number) -> Optional.ofNullable(row.getString(1)))
                        .single()
                        .orElse(null);
    }

    List<SessionRow> list(
            List<AgentId> agents,
            SessionFilter filter,
            @Nullable String found,
            KeysetOrder<SessionOrder> order,
            @Nullable SessionRow after,
            int limit) {
        var question = listing(agents, filter, found, order, after, limit);
        var mask = personal.mask();
        return database.sql(question.sql())
                .params(question.parameters())
                .query((row, number) -> row(row, mask))
                .list();
    }

    int count(List<AgentId> agents, SessionFilter filter, @Nullable String found, int limit) {
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(filter, found, parameters);
        parameters.put("agents", AgentId.array(agents));
        return database.sql(COUNT.formatted(conditions, limit))
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    List<AgentChoice> agents(List<AgentId> agents) {
        return database.sql(AGENTS)
                .param("agents", AgentId.array(agents))
                .query((row, number) -> new AgentChoice(new AgentId(row.getLong("id")), row.getString("name")))
                .list();
    }

    List<String> models(List<AgentId> agents) {
        return database.sql(MODELS)
                .param("agents", AgentId.array(agents))
                .query(String.class)
                .list();
    }

    static Question listing(
            List<AgentId> agents,
            SessionFilter filter,
            @Nullable String found,
            KeysetOrder<SessionOrder> order,
            @Nullable SessionRow after,
            int limit) {
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(filter, found, parameters);
        var key = order.by();
        if (after != null) {
            conditions +=
                    " and (%s, s.id) %s (:afterKey, :afterId)".formatted(key.of("s"), order.descending() ? "<" : ">");
            parameters.put("afterKey", key.key(after));
            parameters.put("afterId", after.id());
        }
        var keys = AgentId.array(agents);
        parameters.put("agents", keys);
        var direction = order.descending() ? "desc" : "asc";
        var first = (agents.size() <= FEW_AGENTS && found == null ? FIRST_OF_EACH : FIRST_OF_ALL)
                .formatted(conditions, key.of("s"), key.of("n"), direction, limit, keys);
        return new Question(LIST.formatted(first, key.of("s"), direction, PRICED, PRICE), parameters);
    }

    private static String conditions(SessionFilter filter, @Nullable String found, Map<String, Object> parameters) {
        var conditions = new StringBuilder();
        narrow(conditions, parameters, " and s.model = :model", "model", filter.model());
        narrow(
                conditions,
                parameters,
                " and s.outcome = :outcome",
                "outcome",
                filter.outcome() == null ? null : filter.outcome().column());
        narrow(conditions, parameters, " and s.started_at >= :from", "from", time(filter.from()));
        narrow(conditions, parameters, " and s.started_at < :until", "until", time(filter.until()));
        if (filter.failed()) {
            conditions.append(" and (s.errors > 0 or s.outcome = 'failed')");
        }
        narrow(
                conditions,
                parameters,
                " and coalesce(s.cost_micros, (select %s from ai_prices p where %s)) >= :cost".formatted(PRICED, PRICE),
                "cost",
                filter.costMicros());
        narrow(conditions, parameters, " and s.latency_ms >= :latency", "latency", filter.latencyMs());
        narrow(conditions, parameters, " and s.id = any (cast(:found as bigint[]))", "found", found);
        if (found == null && !filter.text().isEmpty()) {
            narrow(conditions, parameters, " " + """
                    and exists (select from ai_messages e
                         where e.ai_session_id = s.id and e.agent_id = s.agent_id
                           and atalaya_ai_words(e.name, e.arguments, e.content, e.error) @@ atalaya_ai_query(:text))""", "text", filter.text());
        }
        return conditions.toString();
    }

    private static void narrow(
            StringBuilder conditions, Map<String, Object> parameters, String sql, String name, @Nullable Object value) {
        if (value != null) {
            conditions.append(sql);
            parameters.put(name, value);
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** What a session cost, from the columns {@code cost_micros}, {@code currency} and {@code computed}. */
    static @Nullable Cost cost(ResultSet row) throws SQLException {
        var micros = row.getObject("cost_micros", Long.class);
        return micros == null ? null : new Cost(micros, row.getString("currency"), row.getBoolean("computed"));
    }

    private static SessionRow row(ResultSet row, Mask mask) throws SQLException {
        return new SessionRow(
                row.getLong("id"),
                row.getString("model"),
                row.getString("agent_name"),
                new ConversationId(row.getLong("conversation_id")),
                mask.contact(row.getString("contact_name"), row.getString("contact_phone")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getInt("turns"),
                row.getInt("errors"),
                row.getLong("tokens_in"),
                row.getLong("tokens_cached"),
                row.getLong("tokens_out"),
                cost(row),
                row.getObject("latency_ms", Long.class),
                SessionOutcome.of(row.getString("outcome")).orElse(null),
                row.getObject("score", Integer.class));
    }

    /** SQL from constant parts, with the values to bind. */
    record Question(String sql, Map<String, Object> parameters) {}
}
