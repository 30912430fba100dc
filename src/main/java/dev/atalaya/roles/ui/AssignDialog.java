package dev.atalaya.roles.ui;

import com.vaadin.flow.component.UI;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Toast;
import dev.atalaya.roles.AssignmentService;
import dev.atalaya.roles.RoleChoice;
import dev.atalaya.shared.UserId;
import java.time.Clock;
import java.util.List;

/** Gives a person a role, after saying what that would do. */
class AssignDialog {

    private final UserId person;
    private final AssignmentService assignments;
    private final Runnable assigned;
    private final AssignForm form;

    AssignDialog(
            UserId person, List<RoleChoice> choices, AssignmentService assignments, Clock clock, Runnable assigned) {
        this.person = person;
        this.assignments = assignments;
        this.assigned = assigned;
        form = new AssignForm(choices, clock, (role, until) -> assignments.previewAssign(person, role.code(), until));
    }

    void open() {
        var ui = UI.getCurrent();
        new FormDialog(ui.getTranslation("roles.assign.title"), ui.getTranslation("roles.assign"), form, this::save)
                .watch(form.fields())
                .open();
    }

    private boolean save() {
        var wanted = form.read();
        wanted.ifPresent(assignment -> {
            assignments.assign(person, assignment.role().code(), assignment.reason(), assignment.until());
            Toast.show(form.getTranslation("roles.assigned", assignment.role().name()));
            assigned.run();
        });
        return wanted.isPresent();
    }
}
