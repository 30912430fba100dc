package dev.atalaya.access.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.access.AccessService;
import dev.atalaya.access.GrantHolder;
import dev.atalaya.components.SubjectTab;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.UserId;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The grants of a user, of a role and on an agent, on the pages of those. */
@Configuration(proxyBeanMethods = false)
class GrantTabs {

    @Bean
    SubjectTab userGrants(AccessService access, CurrentUser currentUser, Clock clock) {
        return tab(
                "user",
                "access.of_user.access",
                id -> new GrantsPanel(
                        access,
                        clock,
                        currentUser.may(Permissions.ACCESS_GRANT),
                        GrantHolder.user(new UserId(id)),
                        () -> access.reaching(id)));
    }

    @Bean
    SubjectTab roleGrants(AccessService access, CurrentUser currentUser, Clock clock) {
        return tab(
                "role",
                "access.of_role.access",
                id -> new GrantsPanel(
                        access,
                        clock,
                        currentUser.may(Permissions.ACCESS_GRANT),
                        GrantHolder.role(id),
                        () -> access.ofRole(id)));
    }

    @Bean
    SubjectTab agentGrants(AccessService access, CurrentUser currentUser, Clock clock) {
        return tab(
                "agent",
                "access.of_agent.access",
                id -> new GrantsPanel(
                        access, clock, currentUser.may(Permissions.ACCESS_GRANT), null, () -> access.ofAgent(id)));
    }

    private static SubjectTab tab(String subject, String title, Content content) {
        return new SubjectTab() {
            @Override
            public String subject() {
                return subject;
            }

            @Override
            public int order() {
                return 20;
            }

            @Override
            public String permission() {
                return Permissions.ACCESS_READ;
            }

            @Override
            public String title() {
                return title;
            }

            @Override
            public Component content(long id) {
                return content.of(id);
            }
        };
    }

    private interface Content {
        Component of(long id);
    }
}
