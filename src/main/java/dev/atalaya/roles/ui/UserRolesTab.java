package dev.atalaya.roles.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.components.SubjectTab;
import dev.atalaya.roles.AssignmentService;
import dev.atalaya.roles.RoleService;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.UserId;
import java.time.Clock;

/** Which roles a person holds, on the person's page. */
@org.springframework.stereotype.Component
class UserRolesTab implements SubjectTab {

    private final RoleService roles;
    private final AssignmentService assignments;
    private final CurrentUser user;
    private final Clock clock;

    UserRolesTab(RoleService roles, AssignmentService assignments, CurrentUser user, Clock clock) {
        this.roles = roles;
        this.assignments = assignments;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public String subject() {
        return "user";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String permission() {
        return Permissions.ROLES_READ;
    }

    @Override
    public String title() {
        return "roles.tab.roles";
    }

    @Override
    public Component content(long id) {
        var person = new UserId(id);
        var isOneself = user.id().filter(person::equals).isPresent();
        return new UserRoles(
                person, roles, assignments, clock, user.may(Permissions.ROLES_ASSIGN) && !isOneself, isOneself);
    }
}
