package dev.atalaya.conversations.labels;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.shared.AgentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of labels and the choice among them; conversations are counted for the rows of one page. */
@Repository
class LabelQueries {

    private static final String LIST = """
            select l.*, n.conversations
              from (select * from labels l where %1$s order by lower(l.name) %2$s, l.id %2$s limit :limit) l
             cross join lateral (
                   select count(*) as conversations from (
                       select from conversation_labels cl
                        where cl.label_id = l.id and cl.agent_id = any (cast(:agents as bigint[]))
                        limit :most) counted) n
             order by lower(l.name) %2$s, l.id %2$s""";

    private final JdbcClient database;

    LabelQueries(JdbcClient database) {
        this.database = database;
    }

    List<LabelRow> list(
            boolean archived,
            List<AgentId> agents,
            KeysetOrder<LabelOrder> order,
            @Nullable LabelRow after,
            int limit,
            int most) {
        var parameters = new HashMap<String, Object>();
        var conditions = archived ? "l.archived_at is not null" : "l.archived_at is null";
        if (after != null) {
            conditions += " and (lower(l.name), l.id) " + (order.descending() ? "<" : ">") + " (lower(:name), :id)";
            parameters.put("name", after.name());
            parameters.put("id", after.id());
        }
        parameters.put("agents", AgentId.array(agents));
        parameters.put("limit", limit);
        parameters.put("most", most);
        return database.sql(LIST.formatted(conditions, order.descending() ? "desc" : "asc"))
                .params(parameters)
                .query(LabelQueries::row)
                .list();
    }

    /** Those in use, by name, whose name has the text in it. */
    List<LabelChoice> choices(String text, int limit) {
        return database.sql("""
                        select id, name, colour from labels
                         where archived_at is null and lower(name) like lower(:text)
                         order by lower(name), id limit :limit""")
                .param("text", "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .param("limit", limit)
                .query((row, number) -> new LabelChoice(
                        row.getLong("id"), row.getString("name"), LabelColour.of(row.getString("colour"))))
                .list();
    }

    Optional<String> nameOf(@Nullable Long user) {
        return user == null
                ? Optional.empty()
                : database.sql("select display_name from users where id = ?")
                        .param(user)
                        .query(String.class)
                        .optional();
    }

    private static LabelRow row(ResultSet row, int number) throws SQLException {
        return new LabelRow(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("description"),
                LabelColour.of(row.getString("colour")),
                row.getInt("conversations"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                instantOrNull(row, "archived_at"));
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
