package dev.atalaya.access.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.GrantDetails;
import dev.atalaya.components.Formats;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Level, end and reason of a grant; no level at all is a grant that is taken away. */
class GrantForm extends Div {

    /** What stands for the reason while a change is only tried. */
    private static final String TRIED = "preview";

    private final RadioButtonGroup<Choice> level = new RadioButtonGroup<>();
    private final DateTimePicker until = new DateTimePicker();
    private final TextArea reason = new TextArea();
    private final Formats formats = Formats.current();
    private final Clock clock;

    /** @param none whether "none" can be chosen */
    GrantForm(boolean none, Clock clock, Runnable changed) {
        this.clock = clock;
        addClassName("at-form");
        var text = new GrantText(getLocale());
        level.setLabel(getTranslation("access.level"));
        level.setItems(Stream.concat(
                        Stream.of(new Choice(null)).filter(choice -> none),
                        Stream.of(AccessLevel.values()).map(Choice::new))
                .toList());
        level.setItemLabelGenerator(choice -> text.level(choice.level()));
        level.setHelperText(getTranslation("access.level.help"));
        level.setValue(new Choice(none ? null : AccessLevel.VIEW));
        until.setLabel(getTranslation("access.until.label"));
        until.setHelperText(getTranslation(
                "access.until.help", formats.zone().getDisplayName(java.time.format.TextStyle.FULL, getLocale())));
        until.setLocale(getLocale());
        until.setMin(now());
        reason.setLabel(getTranslation("access.reason"));
        reason.setHelperText(getTranslation("access.reason.help"));
        reason.setMinRows(2);
        level.addValueChangeListener(change -> run(changed, change.isFromClient()));
        until.addValueChangeListener(change -> run(changed, change.isFromClient()));
        add(level, until, reason);
    }

    AbstractField<?, ?>[] fields() {
        return new AbstractField<?, ?>[] {level, until, reason};
    }

    void show(@Nullable AccessLevel held, @Nullable Instant end) {
        level.setValue(new Choice(held));
        until.setValue(end == null ? null : LocalDateTime.ofInstant(end, formats.zone()));
    }

    @Nullable
    AccessLevel level() {
        return level.getValue().level();
    }

    /** What would be saved, with whatever reason, so that it can be tried. */
    Draft draft() {
        return new Draft(level(), end(), TRIED);
    }

    /** What is to be saved; empty where a field says what is wrong with it. */
    Optional<Draft> read() {
        var end = end();
        until.setErrorMessage(getTranslation("access.refused.end_is_past"));
        until.setInvalid(end != null && !end.isAfter(clock.instant()));
        reason.setErrorMessage(getTranslation("access.reason.error", GrantDetails.LONGEST_REASON));
        reason.setInvalid(!GrantDetails.isReason(reason.getValue()));
        return until.isInvalid() || reason.isInvalid()
                ? Optional.empty()
                : Optional.of(new Draft(level(), end, reason.getValue()));
    }

    private @Nullable Instant end() {
        return until.getValue() == null
                ? null
                : until.getValue().atZone(formats.zone()).toInstant();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), formats.zone()).truncatedTo(ChronoUnit.MINUTES);
    }

    private static void run(Runnable changed, boolean byUser) {
        if (byUser) {
            changed.run();
        }
    }

    /** Level, end and reason; without a level it is a grant to take away. */
    record Draft(@Nullable AccessLevel level, @Nullable Instant until, String reason) {}

    /** A choice of the level, "none" included, which the group cannot hold as nothing. */
    private record Choice(@Nullable AccessLevel level) {}
}
