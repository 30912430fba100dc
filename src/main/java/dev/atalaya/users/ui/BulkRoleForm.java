package dev.atalaya.users.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.components.Formats;
import dev.atalaya.components.Impact;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.roles.RoleChoice;
import dev.atalaya.shared.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Which role, and for giving it until when and why; shows what it does as soon as it is chosen. */
class BulkRoleForm extends Div {

    private final ComboBox<RoleChoice> role = new ComboBox<>(getTranslation("users.filter.role"));
    private final DatePicker lastDay = new DatePicker(getTranslation("users.bulk.until"));
    private final TextArea reason = new TextArea(getTranslation("components.danger.reason"));
    private final ImpactPanel impact = new ImpactPanel();
    private final BiFunction<String, @Nullable Instant, Impact> preview;

    /** @param giving whether an end and a reason are asked for here */
    BulkRoleForm(List<RoleChoice> roles, boolean giving, BiFunction<String, @Nullable Instant, Impact> preview) {
        this.preview = preview;
        addClassName("at-form");
        role.setItems(roles);
        role.setItemLabelGenerator(RoleChoice::name);
        role.setRequiredIndicatorVisible(true);
        role.setManualValidation(true);
        role.addValueChangeListener(change -> look());
        lastDay.setHelperText(getTranslation("users.bulk.until.help"));
        lastDay.setClearButtonVisible(true);
        lastDay.setManualValidation(true);
        lastDay.addValueChangeListener(change -> look());
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setHelperText(getTranslation("components.danger.reason.help"));
        add(role);
        if (giving) {
            add(lastDay, reason);
        }
        add(impact);
    }

    AbstractField<?, ?>[] fields() {
        return new AbstractField<?, ?>[] {role, lastDay, reason};
    }

    Optional<Wanted> read() {
        role.setErrorMessage(getTranslation("users.bulk.role.error"));
        role.setInvalid(role.isEmpty());
        lastDay.setErrorMessage(getTranslation("users.bulk.until.error"));
        lastDay.setInvalid(until() != null && !until().isAfter(Instant.now()));
        reason.setErrorMessage(getTranslation("components.danger.reason.error", DangerDialog.LONGEST_REASON));
        reason.setInvalid(!DangerDialog.isReason(reason.getValue()));
        return role.isInvalid() || lastDay.isInvalid() || reason.isInvalid()
                ? Optional.empty()
                : Optional.of(
                        new Wanted(role.getValue().code(), reason.getValue().strip(), until()));
    }

    /** The role; says at the field that one is needed, and in the dialog's words. */
    String requireRole() {
        role.setErrorMessage(getTranslation("users.bulk.role.error"));
        role.setInvalid(role.isEmpty());
        if (role.isEmpty()) {
            throw new RefusedException("users.bulk.role.error");
        }
        return role.getValue().code();
    }

    private void look() {
        if (role.isEmpty()) {
            impact.clear();
        } else {
            impact.look(() -> preview.apply(role.getValue().code(), until()));
        }
    }

    /** The end of the last day, in the reader's zone. */
    private @Nullable Instant until() {
        return lastDay.isEmpty()
                ? null
                : lastDay.getValue()
                        .plusDays(1)
                        .atStartOfDay(Formats.current().zone())
                        .toInstant();
    }

    record Wanted(String role, String reason, @Nullable Instant until) {}
}
