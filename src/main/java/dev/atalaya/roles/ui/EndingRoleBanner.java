package dev.atalaya.roles.ui;

import dev.atalaya.components.Banner;
import dev.atalaya.components.Formats;
import dev.atalaya.roles.OwnRoles;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells people from two days before that a role of theirs ends. */
@Component
class EndingRoleBanner implements Banner {

    private final OwnRoles roles;

    EndingRoleBanner(OwnRoles roles) {
        this.roles = roles;
    }

    @Override
    public Optional<Notice> notice() {
        return roles.endingSoon()
                .map(role -> new Notice(
                        Severity.INFO,
                        "roles.banner.ends",
                        role.name(),
                        Formats.current().exact(role.until())));
    }
}
