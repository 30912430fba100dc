package dev.atalaya.aisessions.prices;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.shared.AgentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of prices, and how many sessions another price would change, as SQL. */
@Repository
class PriceQueries {

    private static final String LIST = """
            select id, version, model, provider, currency, valid_from, valid_until, input_micros, cached_micros,
                   output_micros, reasoning_micros
              from ai_prices %1$s order by model %2$s, valid_from %2$s, id %2$s limit :limit""";

    // What each session would cost is computed as what it costs now, by the database's own function.
    private static final String CHANGED = """
            select count(*) from (
                select from ai_sessions s
                 cross join lateral (select (s.started_at at time zone 'UTC')::date as day) d
                  left join ai_prices p on p.model = s.model and p.valid_from <= d.day
                       and (p.valid_until is null or p.valid_until > d.day)
                 cross join jsonb_populate_record(null::ai_prices, cast(:price as jsonb)) n
                 where s.agent_id = any (cast(:agents as bigint[])) and s.cost_micros is null
                   and (s.model = n.model
                        or s.model = (select o.model from ai_prices o where o.id = cast(:id as bigint)))
                   and (atalaya_ai_cost(s.tokens_in, s.tokens_cached, s.tokens_out, s.tokens_reasoning, p), p.currency)
                       is distinct from
                       case when not :removed and s.model = n.model and d.day >= n.valid_from
                                 and (n.valid_until is null or d.day < n.valid_until)
                            then (atalaya_ai_cost(s.tokens_in, s.tokens_cached, s.tokens_out, s.tokens_reasoning, n),
                                  n.currency)
                            when p.id = cast(:id as bigint) then (null::bigint, null::text)
                            else (atalaya_ai_cost(s.tokens_in, s.tokens_cached, s.tokens_out, s.tokens_reasoning, p),
                                  p.currency) end
                 limit :limit) counted""";

    private final JdbcClient database;

    PriceQueries(JdbcClient database) {
        this.database = database;
    }

    List<PriceDetails> list(KeysetOrder<PriceOrder> order, @Nullable PriceDetails after, int limit) {
        var beyond = after == null
                ? ""
                : "where (model, valid_from, id) " + (order.descending() ? "<" : ">") + " (:model, :from, :id)";
        var query = database.sql(LIST.formatted(beyond, order.descending() ? "desc" : "asc"))
                .param("limit", limit);
        return (after == null
                        ? query
                        : query.param("model", after.model())
                                .param("from", after.validFrom())
                                .param("id", after.id()))
                .query(PriceQueries::price)
                .list();
    }

    /** Sessions of those agents whose cost would be another one, at most that many. */
    int changedBy(PriceDetails price, String json, boolean removed, List<AgentId> agents, int limit) {
        return database.sql(CHANGED)
                .param("price", json)
                .param("id", price.id())
                .param("removed", removed)
                .param("agents", AgentId.array(agents))
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    private static PriceDetails price(ResultSet row, int number) throws SQLException {
        return new PriceDetails(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("model"),
                row.getString("provider"),
                row.getString("currency"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getLong("input_micros"),
                row.getObject("cached_micros", Long.class),
                row.getLong("output_micros"),
                row.getObject("reasoning_micros", Long.class));
    }
}
