package dev.atalaya.roles.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.Toast;
import dev.atalaya.roles.RoleChoice;
import dev.atalaya.roles.RoleDetails;
import dev.atalaya.roles.RoleService;
import java.util.HashSet;
import java.util.Set;

/** The matrix of one role; what is changed in it is saved after saying what that would do. */
class RolePermissions extends Div {

    private static final String COMPARED = "compare";

    private final RoleService roles;
    private final boolean mayManage;
    private final Span count = new Span();
    private final Span problem = new Span();
    private final Div bar = new Div();

    private QueryParameters address;

    RolePermissions(long id, RoleService roles, boolean mayManage, QueryParameters address) {
        this.roles = roles;
        this.address = address;
        this.mayManage = mayManage;
        problem.addClassName("at-problem");
        problem.getElement().setAttribute("role", "alert");
        bar.addClassName("at-save-bar");
        addClassName("at-role-permissions");
        roles.find(id).ifPresent(this::show);
    }

    private void show(RoleDetails role) {
        removeAll();
        var matrix = new PermissionMatrix(role.permissions(), mayManage && !role.system());
        if (role.system()) {
            var why = new Paragraph(getTranslation("roles.system.why"));
            why.addClassName("at-secondary");
            add(why);
        }
        add(comparison(role, matrix), matrix, bar(role, matrix));
    }

    private ComboBox<RoleChoice> comparison(RoleDetails role, PermissionMatrix matrix) {
        var other = new ComboBox<RoleChoice>(getTranslation("roles.compare"));
        other.setItems(query -> {
            var term = query.getFilter().orElse("").toLowerCase(getLocale());
            return roles.choices().stream()
                    .filter(choice -> !choice.code().equals(role.code()))
                    .filter(choice -> choice.name().toLowerCase(getLocale()).contains(term))
                    .skip(query.getOffset())
                    .limit(query.getLimit());
        });
        other.setItemLabelGenerator(RoleChoice::name);
        other.setClearButtonVisible(true);
        other.addClassName("at-role-comparison");
        other.addValueChangeListener(change -> {
            var chosen = change.getValue();
            matrix.compare(
                    chosen == null ? null : chosen.name(),
                    chosen == null ? Set.of() : roles.permissionsOf(chosen.code()));
            if (change.isFromClient()) {
                address = chosen == null ? address.excluding(COMPARED) : address.merging(COMPARED, chosen.code());
                // Not navigated to: the boxes that were ticked would be lost.
                UI.getCurrent().getPage().getHistory().replaceState(null, location(role));
            }
        });
        address.getSingleParameter(COMPARED)
                .flatMap(code -> roles.choices().stream()
                        .filter(choice -> choice.code().equals(code) && !code.equals(role.code()))
                        .findFirst())
                .ifPresent(other::setValue);
        return other;
    }

    private Location location(RoleDetails role) {
        return new Location("roles/" + role.key(), address);
    }

    private Div bar(RoleDetails role, PermissionMatrix matrix) {
        var save = new Button(getTranslation("roles.permissions.review"), click -> review(role, matrix));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var discard = new Button(getTranslation("roles.permissions.discard"), click -> {
            matrix.choose(role.permissions());
            count(role, matrix);
        });
        bar.removeAll();
        bar.add(count, problem, discard, save);
        matrix.whenChanged(() -> count(role, matrix));
        count(role, matrix);
        return bar;
    }

    private void count(RoleDetails role, PermissionMatrix matrix) {
        var differing = new HashSet<>(matrix.chosen());
        differing.addAll(role.permissions());
        var kept = new HashSet<>(matrix.chosen());
        kept.retainAll(role.permissions());
        var changes = differing.size() - kept.size();
        problem.setText("");
        count.setText(getTranslation("roles.permissions.changes", changes));
        bar.setVisible(changes > 0);
    }

    private void review(RoleDetails role, PermissionMatrix matrix) {
        var changed = role.allowing(matrix.chosen());
        try {
            var impact = roles.previewUpdate(changed);
            var words = new Div(
                    new Paragraph(getTranslation("roles.permissions.question", role.name())), new ImpactPanel(impact));
            words.addClassName("at-form");
            new FormDialog(
                            getTranslation("roles.permissions.title"),
                            getTranslation("roles.permissions.save"),
                            words,
                            () -> save(changed))
                    .open();
        } catch (RuntimeException failure) {
            problem.setText(Refusals.words(failure).orElseThrow(() -> failure));
        }
    }

    private boolean save(RoleDetails changed) {
        roles.update(changed);
        Toast.show(getTranslation("roles.saved", changed.name()));
        var ui = UI.getCurrent();
        if (ui.getActiveViewLocation().getQueryParameters().equals(address)) {
            ui.refreshCurrentRoute(false);
        } else {
            ui.navigate(RoleView.class, new RouteParameters("id", String.valueOf(changed.key())), address);
        }
        return true;
    }
}
