package dev.atalaya.conversations.work.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.work.ConversationWork;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.function.Consumer;

/** Until when a conversation is set aside, in the reader's time zone. */
class SnoozeDialog {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Select<Wake> when = new Select<>();
    private final DateTimePicker at = new DateTimePicker();
    private final Clock clock;
    private final Formats formats = Formats.current();
    private final FormDialog dialog;

    SnoozeDialog(Clock clock, Consumer<Instant> snooze) {
        this.clock = clock;
        when.setLabel(when.getTranslation("work.snooze.when"));
        when.setItems(Wake.values());
        when.setItemLabelGenerator(
                wake -> when.getTranslation("work.snooze." + wake.name().toLowerCase(Locale.ROOT)));
        when.setValue(Wake.TOMORROW);
        at.setLabel(at.getTranslation("work.until"));
        at.setHelperText(at.getTranslation("work.snooze.zone", formats.zone().getId()));
        at.setLocale(UI.getCurrent().getLocale());
        at.setValue(time(Wake.TOMORROW));
        when.addValueChangeListener(change -> at.setValue(time(change.getValue())));
        var form = new Div(when, at);
        form.addClassName("at-form");
        dialog = new FormDialog(
                        when.getTranslation("work.snooze.title"),
                        when.getTranslation("work.snooze"),
                        form,
                        () -> saved(snooze))
                .watch(at);
    }

    void open() {
        dialog.open();
    }

    private boolean saved(Consumer<Instant> snooze) {
        var chosen = at.getValue();
        var until =
                chosen == null ? Instant.EPOCH : chosen.atZone(formats.zone()).toInstant();
        var now = clock.instant();
        at.setErrorMessage(at.getTranslation("work.refused.until"));
        at.setInvalid(!until.isAfter(now) || until.isAfter(now.plus(ConversationWork.LONGEST_SNOOZE)));
        if (at.isInvalid()) {
            return false;
        }
        snooze.accept(until);
        return true;
    }

    private LocalDateTime time(Wake wake) {
        var now = LocalDateTime.ofInstant(clock.instant(), formats.zone());
        return switch (wake) {
            case HOUR -> now.plusHours(1).truncatedTo(ChronoUnit.MINUTES);
            case HOURS -> now.plusHours(3).truncatedTo(ChronoUnit.MINUTES);
            case TOMORROW -> now.toLocalDate().plusDays(1).atTime(MORNING);
            case MONDAY ->
                now.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).atTime(MORNING);
        };
    }

    private enum Wake {
        HOUR,
        HOURS,
        TOMORROW,
        MONDAY
    }
}
