package dev.atalaya.roles;

import dev.atalaya.security.CurrentUser;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known about the roles of whoever is signed in; no permission is asked for one's own. */
@Component
public class OwnRoles {

    private final RoleQueries roles;
    private final CurrentUser currentUser;

    OwnRoles(RoleQueries roles, CurrentUser currentUser) {
        this.roles = roles;
        this.currentUser = currentUser;
    }

    /** The next role to end within two days, by the database's clock, which also ends it. */
    @Transactional(readOnly = true)
    public Optional<EndingRole> endingSoon() {
        return currentUser.id().flatMap(roles::endingSoon);
    }
}
