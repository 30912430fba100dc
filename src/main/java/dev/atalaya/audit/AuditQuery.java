package dev.atalaya.audit;

import dev.atalaya.shared.AgentId;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a search. Who may see everything reads along the time index; anybody else along the index of each agent in
 * scope, since a quiet agent's events are far apart in the whole log.
 */
final class AuditQuery {

    private static final String COLUMNS =
            "l.sequence, l.created_at, l.actor_kind, l.actor_label, l.action, l.target_type, l.target_id,"
                    + " l.target_label, l.agent_id, l.result";

    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> conditions = new ArrayList<>();
    private final boolean everything;

    /** {@code agents} are those in scope; null where the reader may see everything. */
    AuditQuery(AuditFilter filter, @Nullable List<AgentId> agents) {
        everything = agents == null;
        if (agents != null) {
            parameters.put("agents", agents.stream().map(AgentId::value).toArray(Long[]::new));
            conditions.add("l.agent_id = scope.id");
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
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    String page(boolean newestFirst, @Nullable AuditKey after, int limit) {
        if (after != null) {
            conditions.add("(l.created_at, l.sequence) " + (newestFirst ? "<" : ">") + " (:at, :sequence)");
            parameters.put("at", Timestamp.from(after.at()));
            parameters.put("sequence", after.sequence());
        }
        parameters.put("limit", limit);
        var direction = newestFirst ? " desc" : "";
        var order = " order by l.created_at" + direction + ", l.sequence" + direction + " limit :limit";
        // The names come last, so that they are looked up for one page and not for the log.
        return "select l.*, a.name as agent from (" + rows(COLUMNS, order) + order
                + ") l left join whatsapp_agents a on a.id = l.agent_id order by l.created_at" + direction
                + ", l.sequence" + direction;
    }

    String count(int most) {
        parameters.put("most", most);
        return "select count(*) from (" + rows("1", " limit :most") + " limit :most) counted";
    }

    private String rows(String columns, String end) {
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return everything
                ? "select " + columns + " from audit_logs l" + where
                : "select l.* from unnest(:agents) scope (id) cross join lateral (select " + columns
                        + " from audit_logs l" + where + end + ") l";
    }

    private void narrow(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }
}
