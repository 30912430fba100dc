package dev.atalaya.users.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.components.BulkResultDialog;
import dev.atalaya.components.BulkResultDialog.Came;
import dev.atalaya.components.BulkResultDialog.Item;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Impact;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.Toast;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.UserId;
import dev.atalaya.users.BulkUsers;
import dev.atalaya.users.BulkUsers.Outcome;
import dev.atalaya.users.BulkUsers.Result;
import dev.atalaya.users.UserRow;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How many people are selected, and what can be done with all of them. */
class BulkBar extends Div {

    private final BulkUsers bulk;
    private final Runnable finished;
    private final Span count = new Span();

    private List<UserRow> selected = List.of();

    /**
     * @param finished told when an act is over, for the list to be read again
     * @param clear takes the selection back
     */
    BulkBar(BulkUsers bulk, CurrentUser user, Runnable finished, Runnable clear) {
        this.bulk = bulk;
        this.finished = finished;
        addClassName("at-bulk");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", getTranslation("users.bulk"));
        count.getElement().setAttribute("role", "status");
        add(count);
        if (user.may(Permissions.USERS_MANAGE)) {
            add(
                    new Button(getTranslation("users.activate"), click -> activate()),
                    new Button(getTranslation("users.suspend"), click -> suspend()));
        }
        if (user.may(Permissions.ROLES_ASSIGN) && user.may(Permissions.ROLES_READ)) {
            add(
                    new Button(getTranslation("users.bulk.assign"), click -> assign()),
                    new Button(getTranslation("users.bulk.remove"), click -> remove()));
        }
        var none = new Button(getTranslation("users.bulk.clear"), click -> clear.run());
        none.addThemeVariants(ButtonVariant.TERTIARY);
        add(none);
        setVisible(false);
    }

    static boolean isFor(CurrentUser user) {
        return user.may(Permissions.USERS_MANAGE) || user.may(Permissions.ROLES_ASSIGN);
    }

    void show(List<UserRow> rows) {
        selected = rows;
        count.setText(getTranslation("users.bulk.count", rows.size()));
        setVisible(!rows.isEmpty());
    }

    private void activate() {
        within(() -> new FormDialog(
                        words("users.bulk.activate.title"),
                        words("users.bulk.activate.act"),
                        content(getTranslation("users.bulk.activate.text"), bulk.previewActivate(ids())),
                        () -> tell(() -> bulk.activate(ids())))
                .open());
    }

    private void suspend() {
        within(() -> new DangerDialog(
                        words("users.bulk.suspend.title"),
                        words("users.bulk.suspend.act"),
                        String.valueOf(selected.size()),
                        content(getTranslation("users.bulk.suspend.text"), bulk.previewSuspend(ids())),
                        reason -> tell(() -> bulk.suspend(ids(), reason)))
                .open());
    }

    private void assign() {
        within(() -> {
            var form = new BulkRoleForm(bulk.roles(), true, (role, until) -> bulk.previewAssign(ids(), role, until));
            new FormDialog(
                            words("users.bulk.assign.title"),
                            words("users.bulk.assign.act"),
                            form,
                            () -> form.read()
                                    .map(wanted -> tell(
                                            () -> bulk.assign(ids(), wanted.role(), wanted.reason(), wanted.until())))
                                    .orElse(false))
                    .watch(form.fields())
                    .open();
        });
    }

    private void remove() {
        within(() -> {
            var form = new BulkRoleForm(bulk.roles(), false, (role, until) -> bulk.previewRemove(ids(), role));
            new DangerDialog(
                            words("users.bulk.remove.title"),
                            words("users.bulk.remove.act"),
                            String.valueOf(selected.size()),
                            form,
                            reason -> tell(() -> bulk.remove(ids(), form.requireRole(), reason)))
                    .watch(form.fields())
                    .open();
        });
    }

    private boolean tell(Supplier<List<Result>> act) {
        var names = selected.stream().collect(Collectors.toMap(UserRow::id, UserRow::displayName));
        var results = act.get();
        new BulkResultDialog(
                        getTranslation("users.bulk.result"),
                        getTranslation(
                                "users.bulk.result.line",
                                count(results, Outcome.DONE),
                                count(results, Outcome.SAME),
                                count(results, Outcome.REFUSED)),
                        results.stream()
                                .map(result -> new Item(
                                        names.getOrDefault(result.user(), ""),
                                        Came.valueOf(result.outcome().name()),
                                        getTranslation("users.bulk.outcome."
                                                + result.outcome().key()),
                                        result.why().isEmpty() ? "" : getTranslation(result.why())))
                                .toList())
                .open();
        finished.run();
        return true;
    }

    private static long count(List<Result> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private void within(Runnable opening) {
        if (selected.size() > BulkUsers.MOST) {
            Toast.problem(getTranslation("users.bulk.many", BulkUsers.MOST), getTranslation("users.close"));
            return;
        }
        Refusals.noted(opening);
    }

    private String words(String key) {
        return getTranslation(key, selected.size());
    }

    private List<UserId> ids() {
        return selected.stream().map(UserRow::id).toList();
    }

    private static Div content(String words, Impact impact) {
        var content = new Div(new Paragraph(words), new ImpactPanel(impact));
        content.addClassName("at-form");
        return content;
    }
}
