package dev.atalaya.roles;

import dev.atalaya.shared.UserId;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds which role, as SQL: a row has two keys and no life of its own. */
@Repository
class AssignmentQueries {

    private final JdbcClient database;

    AssignmentQueries(JdbcClient database) {
        this.database = database;
    }

    Optional<String> nameOf(UserId person) {
        return database.sql("select display_name from users where id = :user and kind = 'person'")
                .param("user", person.value())
                .query(String.class)
                .optional();
    }

    Optional<Assignment> find(UserId person, String roleCode) {
        return database.sql("""
                        select u.id as user_id, u.display_name as person, r.id as role_id, r.code as role,
                               x.role_id is not null as held, x.expires_at as until
                          from users u
                         cross join roles r
                          left join user_roles x on x.user_id = u.id and x.role_id = r.id
                         where u.id = :user and u.kind = 'person' and r.code = :role""")
                .param("user", person.value())
                .param("role", roleCode)
                .query(Assignment.class)
                .optional();
    }

    void save(Assignment assignment, UserId by, String reason, Instant now, @Nullable Instant until) {
        database.sql("""
                        insert into user_roles (user_id, role_id, granted_by, reason, granted_at, expires_at)
                        values (:user, :role, :by, :reason, :now, :until)
                            on conflict (user_id, role_id) do update
                           set granted_by = excluded.granted_by, reason = excluded.reason,
                               granted_at = excluded.granted_at, expires_at = excluded.expires_at""")
                .param("user", assignment.userId())
                .param("role", assignment.roleId())
                .param("by", by.value())
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        settle();
    }

    void delete(Assignment assignment) {
        database.sql("delete from user_roles where user_id = :user and role_id = :role")
                .param("user", assignment.userId())
                .param("role", assignment.roleId())
                .update();
        settle();
    }

    // Asked for now and not at the commit, where nobody could tell the refusal from a fault.
    private void settle() {
        try {
            database.sql("set constraints all immediate").update();
        } catch (DataIntegrityViolationException e) {
            throw Refusal.of(e);
        }
    }
}
