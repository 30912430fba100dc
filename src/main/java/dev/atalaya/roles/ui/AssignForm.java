package dev.atalaya.roles.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import dev.atalaya.components.Formats;
import dev.atalaya.components.Impact;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.roles.AssignmentService;
import dev.atalaya.roles.RoleChoice;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Which role, until when and why; below it what that would do. */
class AssignForm extends Div {

    private final ComboBox<RoleChoice> role = new ComboBox<>();
    private final DateTimePicker until = new DateTimePicker();
    private final TextArea reason = new TextArea();
    private final ImpactPanel impact = new ImpactPanel();
    private final Formats formats = Formats.current();
    private final Clock clock;
    private final BiFunction<RoleChoice, @Nullable Instant, Impact> preview;

    AssignForm(List<RoleChoice> choices, Clock clock, BiFunction<RoleChoice, @Nullable Instant, Impact> preview) {
        this.clock = clock;
        this.preview = preview;
        addClassName("at-form");
        role.setLabel(getTranslation("roles.role"));
        role.setItems(choices);
        role.setItemLabelGenerator(RoleChoice::name);
        until.setLabel(getTranslation("roles.until"));
        until.setHelperText(getTranslation("roles.until.help", formats.zone().getId()));
        until.setLocale(getLocale());
        reason.setLabel(getTranslation("roles.reason"));
        reason.setHelperText(getTranslation("roles.reason.help"));
        reason.setMaxLength(AssignmentService.REASON_LENGTH);
        reason.setMinRows(2);
        role.addValueChangeListener(change -> preview());
        until.addValueChangeListener(change -> preview());
        add(role, until, reason, impact);
    }

    AbstractField<?, ?>[] fields() {
        return new AbstractField<?, ?>[] {role, until, reason};
    }

    /** Empty where a field says what is wrong with it. */
    Optional<Wanted> read() {
        var chosen = role.getValue();
        var valid = check(role, chosen != null, "roles.role.error")
                & checkEnd()
                & check(reason, AssignmentService.isReason(reason.getValue()), "roles.refused.reason");
        return valid && chosen != null ? Optional.of(new Wanted(chosen, end(), reason.getValue())) : Optional.empty();
    }

    private void preview() {
        var chosen = role.getValue();
        if (chosen == null || !checkEnd()) {
            impact.clear();
        } else {
            impact.look(() -> preview.apply(chosen, end()));
        }
    }

    private boolean checkEnd() {
        var end = end();
        return check(until, end == null || end.isAfter(clock.instant()), "roles.refused.end_is_past");
    }

    private @Nullable Instant end() {
        LocalDateTime chosen = until.getValue();
        return chosen == null ? null : chosen.atZone(formats.zone()).toInstant();
    }

    private boolean check(HasValidation field, boolean valid, String error) {
        field.setErrorMessage(valid ? "" : getTranslation(error));
        field.setInvalid(!valid);
        return valid;
    }

    /** What was asked for. */
    record Wanted(RoleChoice role, @Nullable Instant until, String reason) {}
}
