package dev.atalaya.conversations.review.rules;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.AgentChoice;
import dev.atalaya.shared.AgentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of rules, for all agents or for those that the reader knows. */
@Repository
class RuleQueries {

    private static final String LIST = """
            select r.*, a.name as agent_name, s.name as scorecard_name, s.retired_at is not null as resting
              from (select * from review_rules r
                     where (r.agent_id is null or r.agent_id = any (cast(:agents as bigint[]))) %1$s
                     order by r.id %2$s limit :limit) r
              join scorecards s on s.id = r.scorecard_id
              left join whatsapp_agents a on a.id = r.agent_id
             order by r.id %2$s""";

    private final JdbcClient database;

    RuleQueries(JdbcClient database) {
        this.database = database;
    }

    List<RuleRow> list(List<AgentId> agents, KeysetOrder<RuleOrder> order, @Nullable RuleRow after, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("agents", AgentId.array(agents));
        parameters.put("limit", limit);
        var behind = "";
        if (after != null) {
            behind = "and r.id " + (order.descending() ? "<" : ">") + " :id";
            parameters.put("id", after.id());
        }
        return database.sql(LIST.formatted(behind, order.descending() ? "desc" : "asc"))
                .params(parameters)
                .query(RuleQueries::row)
                .list();
    }

    List<AgentChoice> agents(List<AgentId> agents) {
        return database.sql("select id, name from whatsapp_agents where id = any (cast(:agents as bigint[]))"
                        + " order by name, id")
                .param("agents", AgentId.array(agents))
                .query((row, number) -> new AgentChoice(new AgentId(row.getLong("id")), row.getString("name")))
                .list();
    }

    /** Whether it is one of these, and there for the reader. */
    boolean knows(AgentId agent, List<AgentId> known) {
        return database.sql("select exists (select from whatsapp_agents"
                        + " where id = :agent and id = any (cast(:known as bigint[])))")
                .param("agent", agent.value())
                .param("known", AgentId.array(known))
                .query(Boolean.class)
                .single();
    }

    boolean isInUse(long scorecard) {
        return database.sql("select exists (select from scorecards where id = ? and retired_at is null)")
                .param(scorecard)
                .query(Boolean.class)
                .single();
    }

    Optional<String> nameOf(@Nullable Long user) {
        return user == null
                ? Optional.empty()
                : database.sql("select display_name from users where id = ?")
                        .param(user)
                        .query(String.class)
                        .optional();
    }

    static RuleRow row(ResultSet row, int number) throws SQLException {
        var agent = row.getObject("agent_id", Long.class);
        return new RuleRow(
                row.getLong("id"),
                row.getInt("version"),
                agent == null ? null : new AgentId(agent),
                row.getString("agent_name"),
                row.getLong("scorecard_id"),
                row.getString("scorecard_name"),
                RuleKind.of(row.getString("kind")).orElseThrow(),
                row.getInt("threshold"),
                row.getInt("days"),
                row.getBoolean("paused"),
                row.getBoolean("resting"));
    }
}
