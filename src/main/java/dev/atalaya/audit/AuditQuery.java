package dev.atalaya.audit;

import dev.atalaya.shared.AgentId;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a search. Who may see everything reads along the time index; anybody else along the index of each agent in
 * scope, since a quiet agent's events are far apart in the whole log.
 */
final class AuditQuery {

    private static final String COLUMNS =
            "l.sequence, l.created_at, l.actor_kind, l.actor_user_id, l.actor_label, l.action, l.target_type, l.target_id,"
                    + " l.target_label, l.agent_id, l.result";

    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<String> arms;
    private final boolean agentByAgent;

    /** {@code agents} are those in scope; null where the reader may see everything. */
    AuditQuery(AuditFilter filter, @Nullable List<AgentId> agents) {
        agentByAgent = agents != null && filter.subject() == null;
        if (agents != null) {
            parameters.put("agents", agents.stream().map(AgentId::value).toArray(Long[]::new));
            // One thing's history is short beside that of an agent: along the agent's index it would be far apart.
            conditions.add(agentByAgent ? "l.agent_id = scope.id" : "l.agent_id = any (:agents)");
        }
        narrow(
                "l.actor_user_id = :actor",
                "actor",
                filter.actor() == null ? null : filter.actor().value());
        narrow("l.action = :action", "action", filter.action());
        narrow(
                "l.result = :result",
                "result",
                filter.result() == null ? null : filter.result().name().toLowerCase(Locale.ROOT));
        narrow("l.created_at >= :from", "from", filter.from() == null ? null : Timestamp.from(filter.from()));
        narrow("l.created_at < :to", "to", filter.to() == null ? null : Timestamp.from(filter.to()));
        arms = arms(filter.subject());
    }

    /** An "or" would read the whole log: each arm has an index, and what two would find is left to the first. */
    private List<String> arms(@Nullable AuditSubject subject) {
        if (subject == null) {
            return List.of();
        }
        parameters.put("type", subject.type());
        parameters.put("subject", subject.id());
        var to = "l.target_type = :type and l.target_id = :subject";
        return switch (subject.type()) {
            case AuditSubject.USER ->
                List.of("l.actor_user_id = :subject", to + " and l.actor_user_id is distinct from :subject");
            case AuditSubject.AGENT ->
                List.of("l.agent_id = :subject", to + " and l.agent_id is distinct from :subject");
            default -> {
                conditions.add(to);
                yield List.of();
            }
        };
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** {@code known} are the agents that may be named. */
    String page(boolean newestFirst, @Nullable AuditKey after, int limit, List<AgentId> known) {
        if (after != null) {
            conditions.add("(l.created_at, l.sequence) " + (newestFirst ? "<" : ">") + " (:at, :sequence)");
            parameters.put("at", Timestamp.from(after.at()));
            parameters.put("sequence", after.sequence());
        }
        parameters.put("limit", limit);
        parameters.put("known", AgentId.array(known));
        var direction = newestFirst ? " desc" : "";
        var order = " order by created_at" + direction + ", sequence" + direction + " limit :limit";
        // The names come last, so that they are looked up for one page and not for the log.
        return "select l.*, a.name as agent from (" + rows(COLUMNS, order) + order
                + ") l left join whatsapp_agents a on a.id = l.agent_id and a.id = any (cast(:known as bigint[])) order by l.created_at"
                + direction
                + ", l.sequence" + direction;
    }

    String count(int most) {
        parameters.put("most", most);
        return "select count(*) from (" + rows("1", " limit :most") + " limit :most) counted";
    }

    private String rows(String columns, String end) {
        var found = arms.isEmpty()
                ? arm(columns, conditions)
                : arms.stream()
                        .map(arm -> Stream.concat(conditions.stream(), Stream.of(arm))
                                .toList())
                        .map(all -> "(" + arm(columns, all) + end + ")")
                        .collect(Collectors.joining(" union all "));
        return agentByAgent
                ? "select l.* from unnest(:agents) scope (id) cross join lateral (" + found + end + ") l"
                : found;
    }

    private static String arm(String columns, List<String> conditions) {
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select " + columns + " from audit_logs l" + where;
    }

    private void narrow(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }
}
