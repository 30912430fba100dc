package dev.atalaya.audit.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.audit.AuditActor;
import dev.atalaya.audit.AuditFilter;
import dev.atalaya.components.Formats;
import dev.atalaya.components.ViewKeys;
import dev.atalaya.shared.AuditResult;
import dev.atalaya.shared.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By whom, what, how it ended and when; what is chosen lives in the address. */
class AuditFilterBar extends Div {

    private final ComboBox<AuditActor> actor = new ComboBox<>();
    private final ComboBox<String> action = new ComboBox<>();
    private final Select<AuditResult> result = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Formats formats = Formats.current();

    private List<AuditActor> actors = List.of();

    AuditFilterBar(Runnable changed) {
        var text = new AuditText(getLocale());
        addClassName("at-audit-filters");
        actor.setLabel(getTranslation("audit.filter.actor"));
        actor.setItemLabelGenerator(AuditActor::label);
        actor.setClearButtonVisible(true);
        action.setLabel(getTranslation("audit.filter.action"));
        action.setItemLabelGenerator(text::action);
        action.setClearButtonVisible(true);
        result.setLabel(getTranslation("audit.filter.result"));
        result.setItems(AuditResult.values());
        result.setEmptySelectionAllowed(true);
        result.setEmptySelectionCaption(getTranslation("audit.filter.any"));
        result.setItemLabelGenerator(value -> value == null
                ? getTranslation("audit.filter.any")
                : getTranslation("audit.result." + value.name().toLowerCase(Locale.ROOT)));
        from.setLabel(getTranslation("audit.filter.from"));
        to.setLabel(getTranslation("audit.filter.to"));
        for (var day : List.of(from, to)) {
            day.setLocale(getLocale());
            day.setClearButtonVisible(true);
        }
        actor.addValueChangeListener(change -> run(changed, change.isFromClient()));
        action.addValueChangeListener(change -> run(changed, change.isFromClient()));
        result.addValueChangeListener(change -> run(changed, change.isFromClient()));
        from.addValueChangeListener(change -> run(changed, change.isFromClient()));
        to.addValueChangeListener(change -> run(changed, change.isFromClient()));
        ViewKeys.search(actor);
        add(actor, action, result, from, to);
    }

    void offer(List<AuditActor> known, List<String> actions) {
        actors = known;
        actor.setItems(known);
        action.setItems(actions);
    }

    void read(QueryParameters address) {
        actor.setValue(address.getSingleParameter("actor").flatMap(this::actor).orElse(null));
        action.setValue(address.getSingleParameter("action").orElse(null));
        result.setValue(address.getSingleParameter("result")
                .flatMap(AuditFilterBar::result)
                .orElse(null));
        from.setValue(
                address.getSingleParameter("from").flatMap(AuditFilterBar::day).orElse(null));
        to.setValue(
                address.getSingleParameter("to").flatMap(AuditFilterBar::day).orElse(null));
    }

    AuditFilter filter() {
        return new AuditFilter(
                actor.isEmpty() ? null : actor.getValue().id(),
                action.isEmpty() ? null : action.getValue(),
                result.isEmpty() ? null : result.getValue(),
                start(from.getValue(), 0),
                start(to.getValue(), 1));
    }

    QueryParameters address() {
        var chosen = new LinkedHashMap<String, String>();
        if (!actor.isEmpty()) {
            chosen.put("actor", String.valueOf(actor.getValue().id().value()));
        }
        if (!action.isEmpty()) {
            chosen.put("action", action.getValue());
        }
        if (!result.isEmpty()) {
            chosen.put("result", result.getValue().name().toLowerCase(Locale.ROOT));
        }
        if (!from.isEmpty()) {
            chosen.put("from", from.getValue().toString());
        }
        if (!to.isEmpty()) {
            chosen.put("to", to.getValue().toString());
        }
        return QueryParameters.simple(chosen);
    }

    void clear() {
        actor.clear();
        action.clear();
        result.clear();
        from.clear();
        to.clear();
    }

    private static void run(Runnable changed, boolean byUser) {
        if (byUser) {
            changed.run();
        }
    }

    /** The first moment of a day in the reader's zone; the last day of a period is part of it. */
    private @Nullable Instant start(@Nullable LocalDate day, int plusDays) {
        return day == null
                ? null
                : day.plusDays(plusDays).atStartOfDay(formats.zone()).toInstant();
    }

    private Optional<AuditActor> actor(String id) {
        if (!id.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        var wanted = new UserId(Long.parseLong(id));
        return Optional.of(actors.stream()
                .filter(known -> known.id().equals(wanted))
                .findFirst()
                .orElseGet(() -> new AuditActor(wanted, "#" + id)));
    }

    private static Optional<AuditResult> result(String name) {
        return Arrays.stream(AuditResult.values())
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() > 0 && day.getYear() < 10_000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
