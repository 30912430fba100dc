package dev.atalaya.roles.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.components.EmptyState;
import dev.atalaya.roles.AssignmentService;
import dev.atalaya.roles.RoleService;
import dev.atalaya.shared.UserId;
import java.time.Clock;

/** The roles of one person, given and taken away here by those who may; never one's own. */
class UserRoles extends Div {

    UserRoles(
            UserId person,
            RoleService roles,
            AssignmentService assignments,
            Clock clock,
            boolean mayAssign,
            boolean isOneself) {
        addClassName("at-user-roles");
        var grid = AssignmentGrid.ofPerson(clock, (order, after, limit) -> roles.heldBy(person, order, after, limit));
        grid.setEmptyState(() ->
                new EmptyState(VaadinIcon.KEY_O, getTranslation("roles.without"), getTranslation("roles.without.why")));
        if (isOneself) {
            var own = new Paragraph(getTranslation("roles.refused.own_roles"));
            own.addClassName("at-secondary");
            add(own);
        }
        if (mayAssign) {
            add(new Button(
                    getTranslation("roles.assign"),
                    click -> new AssignDialog(person, roles.choices(), assignments, clock, grid::reload).open()));
            grid.removable(row -> !row.service(), row -> RemoveDialog.open(this, assignments, row, grid::reload));
        }
        add(grid);
    }
}
