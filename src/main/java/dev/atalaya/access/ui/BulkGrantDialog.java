package dev.atalaya.access.ui;

import com.vaadin.flow.component.UI;
import dev.atalaya.access.BulkGrants;
import dev.atalaya.access.MatrixService;
import dev.atalaya.components.FormDialog;
import java.time.Clock;

/** Grants many holders many agents at once, and then tells what came of each. */
class BulkGrantDialog {

    private final BulkGrants bulk;
    private final Runnable granted;
    private final BulkGrantForm form;

    BulkGrantDialog(MatrixService matrix, BulkGrants bulk, Clock clock, Runnable granted) {
        this.bulk = bulk;
        this.granted = granted;
        form = new BulkGrantForm(matrix, bulk, clock);
    }

    void open() {
        var ui = UI.getCurrent();
        new FormDialog(
                        ui.getTranslation("access.bulk.title"),
                        ui.getTranslation("access.bulk.grant"),
                        form,
                        this::grant)
                .watch(form.fields())
                .open();
    }

    private boolean grant() {
        var wanted = form.read();
        wanted.ifPresent(grants -> {
            new BulkGrantResultDialog(bulk.grant(grants), form::name).open();
            granted.run();
        });
        return wanted.isPresent();
    }
}
