package dev.atalaya.roles;

import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The roles and what they allow. */
@Service
@Requires(Permissions.ROLES_READ)
@Transactional(readOnly = true)
public class RoleService {

    /** Roles, at most, that are offered to choose from. */
    static final int MOST_CHOICES = 1_000;

    private final JdbcClient database;

    RoleService(JdbcClient database) {
        this.database = database;
    }

    /** What can be assigned, by name. */
    public List<RoleChoice> choices() {
        return database.sql("select code, name, system from roles order by lower(name), id limit :most")
                .param("most", MOST_CHOICES)
                .query(RoleChoice.class)
                .list();
    }
}
