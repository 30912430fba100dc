package dev.atalaya.roles.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.Toast;
import dev.atalaya.roles.AssignmentRow;
import dev.atalaya.roles.AssignmentService;

/** Asks before a role is taken from a person, and says what that would do. */
final class RemoveDialog {

    private RemoveDialog() {}

    static void open(Component in, AssignmentService assignments, AssignmentRow row, Runnable removed) {
        Refusals.noted(() -> {
            var impact = assignments.previewRemove(row.user(), row.roleCode());
            new DangerDialog(
                            in.getTranslation("roles.remove.title", row.roleName(), row.person()),
                            in.getTranslation("roles.remove.act"),
                            row.person(),
                            new ImpactPanel(impact),
                            reason -> {
                                assignments.remove(row.user(), row.roleCode(), reason);
                                Toast.show(in.getTranslation("roles.removed", row.roleName(), row.person()));
                                removed.run();
                            })
                    .open();
        });
    }
}
