package dev.atalaya.access;

import dev.atalaya.shared.UserId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who can hold grants, and which users a holder stands for. */
@Repository
class HolderQueries {

    private static final String CHOICES = """
            (select id as user_id, null::bigint as role_id, display_name as name, email as detail from users
              where kind = 'person' and status <> 'archived' and (display_name ilike :text or email ilike :text)
              order by atalaya_fold(display_name), id limit %1$d)
            union all
            (select null, id, name, code from roles
              where code not in ('system', 'importer') and (name ilike :text or code ilike :text)
              order by lower(name), id limit %1$d)""";

    private final JdbcClient database;

    HolderQueries(JdbcClient database) {
        this.database = database;
    }

    /** People and roles whose name has that text, at most so many of each. */
    List<HolderChoice> choices(String text, int most) {
        return database.sql(CHOICES.formatted(most))
                .param("text", "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .query((row, number) -> new HolderChoice(
                        new GrantHolder(row.getObject("user_id", Long.class), row.getObject("role_id", Long.class)),
                        row.getString("name"),
                        row.getString("detail")))
                .list();
    }

    /** The user, or everybody who holds the role now. */
    List<UserId> usersOf(GrantHolder holder) {
        if (holder.user() != null) {
            return List.of(new UserId(holder.user()));
        }
        return database.sql("select user_id from user_roles where role_id = :role"
                        + " and (expires_at is null or expires_at > now()) order by user_id")
                .param("role", holder.role())
                .query((row, number) -> new UserId(row.getLong("user_id")))
                .list();
    }

    boolean isHeldBy(GrantHolder holder, UserId user) {
        return holder.user() != null
                ? holder.user() == user.value()
                : database.sql("select exists (select from user_roles where role_id = :role and user_id = :user)")
                        .param("role", holder.role())
                        .param("user", user.value())
                        .query(Boolean.class)
                        .single();
    }
}
