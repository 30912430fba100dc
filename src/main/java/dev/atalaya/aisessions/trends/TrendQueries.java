package dev.atalaya.aisessions.trends;

import dev.atalaya.shared.AgentId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums of sessions, as SQL by hand along {@code ai_sessions_agent_idx}, which holds what is summed; see docs/decisions/0014. */
@Repository
class TrendQueries {

    private static final String SUMS = """
            select r.day, r.name, r.currency, count(*) as sessions, count(r.outcome) as ended,
                   count(*) filter (where r.outcome = 'handed_over') as handed_over,
                   count(*) filter (where r.errors > 0 or r.outcome = 'failed') as failed, sum(r.turns) as turns,
                   sum(r.sent) as sent, sum(r.tokens_in) as tokens_in, sum(r.tokens_cached) as tokens_cached,
                   sum(r.tokens_out) as tokens_out, sum(r.cost_micros) as cost_micros,
                   count(*) filter (where r.cost_micros is null) as unpriced, sum(r.latency_ms) as latency_ms,
                   count(r.latency_ms) as timed
              from (select (s.started_at at time zone :zone)::date as day, %s as name,
                           coalesce(s.currency, p.currency) as currency, s.outcome, s.errors, s.turns, s.sent,
                           s.tokens_in, s.tokens_cached, s.tokens_out, s.latency_ms,
                           coalesce(s.cost_micros, atalaya_ai_cost(
                               s.tokens_in, s.tokens_cached, s.tokens_out, s.tokens_reasoning, p)) as cost_micros
                      from ai_sessions s
                      left join ai_prices p on s.cost_micros is null and p.model = s.model
                           and p.valid_from <= (s.started_at at time zone 'UTC')::date
                           and (p.valid_until is null or p.valid_until > (s.started_at at time zone 'UTC')::date)
                     where s.agent_id = any (cast(:agents as bigint[]))
                       and s.started_at >= :from and s.started_at < :until) r
             group by r.day, r.name, r.currency""";

    private static final String NAMES =
            "select id, name from whatsapp_agents where id = any (cast(:agents as bigint[]))";

    private final JdbcClient database;

    TrendQueries(JdbcClient database) {
        this.database = database;
    }

    List<Sum> sums(TrendFilter filter, List<AgentId> agents) {
        var zone = filter.zone();
        return database.sql(SUMS.formatted(filter.group().expression()))
                .param("zone", zone.getId().equals("Z") ? "UTC" : zone.getId())
                .param("agents", AgentId.array(agents))
                .param("from", filter.from().atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC))
                .param(
                        "until",
                        filter.to().plusDays(1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC))
                .query(TrendQueries::sum)
                .list();
    }

    Map<String, String> names(List<AgentId> agents) {
        var names = new HashMap<String, String>();
        database.sql(NAMES).param("agents", AgentId.array(agents)).query((ResultSet row) -> {
            names.put(row.getString("id"), row.getString("name"));
        });
        return names;
    }

    private static Sum sum(ResultSet row, int number) throws SQLException {
        var cost = row.getObject("cost_micros", BigDecimal.class);
        return new Sum(
                row.getObject("day", LocalDate.class),
                row.getString("name"),
                new Totals(
                        row.getLong("sessions"),
                        row.getLong("ended"),
                        row.getLong("handed_over"),
                        row.getLong("failed"),
                        row.getLong("turns"),
                        row.getLong("sent"),
                        row.getLong("tokens_in"),
                        row.getLong("tokens_cached"),
                        row.getLong("tokens_out"),
                        cost == null ? Map.of() : Map.of(row.getString("currency"), cost.longValueExact()),
                        row.getLong("unpriced"),
                        row.getLong("latency_ms"),
                        row.getLong("timed")));
    }

    /** The sums of a day, of one agent or model and one currency. */
    record Sum(LocalDate day, String name, Totals totals) {}
}
