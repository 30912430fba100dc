package dev.atalaya.roles.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.SubjectTab;
import dev.atalaya.roles.AssignmentRow;
import dev.atalaya.roles.AssignmentService;
import dev.atalaya.roles.RoleService;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import java.time.Clock;

/** Who holds a role, by whom, why and until when. */
@org.springframework.stereotype.Component
class RoleHoldersTab implements SubjectTab {

    private final RoleService roles;
    private final AssignmentService assignments;
    private final CurrentUser user;
    private final Clock clock;

    RoleHoldersTab(RoleService roles, AssignmentService assignments, CurrentUser user, Clock clock) {
        this.roles = roles;
        this.assignments = assignments;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public String subject() {
        return "role";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String permission() {
        return Permissions.ROLES_READ;
    }

    @Override
    public String title() {
        return "roles.tab.holders";
    }

    @Override
    public Component content(long id) {
        var grid = AssignmentGrid.ofRole(clock, (order, after, limit) -> roles.holders(id, order, after, limit));
        grid.setEmptyState(() -> new EmptyState(
                VaadinIcon.USERS, grid.getTranslation("roles.unheld"), grid.getTranslation("roles.unheld.why")));
        return grid.removable(this::mayRemove, row -> RemoveDialog.open(grid, assignments, row, grid::reload));
    }

    private boolean mayRemove(AssignmentRow row) {
        return user.may(Permissions.ROLES_ASSIGN)
                && !row.service()
                && !user.id().filter(row.user()::equals).isPresent();
    }
}
