package dev.atalaya.conversations.review.scorecards;

import dev.atalaya.components.KeysetOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of scorecards, and what each of their versions asks. */
@Repository
class ScorecardQueries {

    private static final String NEWEST = """
             cross join lateral (
                   select v.number, v.items from scorecard_versions v
                    where v.scorecard_id = s.id order by v.number desc limit 1) v""";

    private static final String LIST = """
            select s.*, v.number, jsonb_array_length(v.items) as size
              from (select * from scorecards s where %1$s order by lower(s.name) %2$s, s.id %2$s limit :limit) s
            """ + NEWEST + """

             order by lower(s.name) %2$s, s.id %2$s""";

    private final JdbcClient database;

    ScorecardQueries(JdbcClient database) {
        this.database = database;
    }

    List<ScorecardRow> list(
            boolean retired, KeysetOrder<ScorecardOrder> order, @Nullable ScorecardRow after, int limit) {
        var parameters = new HashMap<String, Object>();
        var conditions = retired ? "s.retired_at is not null" : "s.retired_at is null";
        if (after != null) {
            conditions += " and (lower(s.name), s.id) " + (order.descending() ? "<" : ">") + " (lower(:name), :id)";
            parameters.put("name", after.name());
            parameters.put("id", after.id());
        }
        parameters.put("limit", limit);
        return database.sql(LIST.formatted(conditions, order.descending() ? "desc" : "asc"))
                .params(parameters)
                .query(ScorecardQueries::row)
                .list();
    }

    Optional<ScorecardDetails> find(long id) {
        return database.sql("select s.*, v.items from scorecards s " + NEWEST + " where s.id = ?")
                .param(id)
                .query((row, number) -> new ScorecardDetails(
                        row.getLong("id"),
                        row.getInt("version"),
                        row.getString("name"),
                        row.getString("description"),
                        ScorecardJson.items(row.getString("items"))))
                .optional();
    }

    /** Those in use, by name. */
    List<ScorecardChoice> choices(int limit) {
        return database.sql("select id, name from scorecards where retired_at is null order by lower(name), id limit ?")
                .param(limit)
                .query((row, number) -> new ScorecardChoice(row.getLong("id"), row.getString("name")))
                .list();
    }

    Asked asked(long scorecard) {
        return database.sql("select number, items from scorecard_versions where scorecard_id = ?"
                        + " order by number desc limit 1")
                .param(scorecard)
                .query((row, number) -> new Asked(row.getInt("number"), ScorecardJson.items(row.getString("items"))))
                .single();
    }

    void ask(long scorecard, int number, List<ScorecardItem> items) {
        database.sql("insert into scorecard_versions (scorecard_id, number, items) values (?, ?, cast(? as jsonb))")
                .params(scorecard, number, ScorecardJson.write(items))
                .update();
    }

    Optional<String> nameOf(@Nullable Long user) {
        return user == null
                ? Optional.empty()
                : database.sql("select display_name from users where id = ?")
                        .param(user)
                        .query(String.class)
                        .optional();
    }

    private static ScorecardRow row(ResultSet row, int number) throws SQLException {
        var retired = row.getObject("retired_at", OffsetDateTime.class);
        return new ScorecardRow(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("description"),
                row.getInt("number"),
                row.getInt("size"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                retired == null ? null : retired.toInstant());
    }

    /** A version of what a scorecard asks. */
    record Asked(int number, List<ScorecardItem> items) {}
}
