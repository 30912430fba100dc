package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.aisessions.Answer;
import dev.atalaya.aisessions.AnswerTrace;
import dev.atalaya.aisessions.SessionEntry;
import dev.atalaya.aisessions.ToolCall;
import dev.atalaya.components.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the answer of a model came about, read and shown when somebody asks. */
class AnswerFold extends Div {

    private final Answer answer;
    private final Formats formats;
    private final Supplier<Optional<AnswerTrace>> trace;
    private final Button opener = new Button();

    private @Nullable Div shown;

    AnswerFold(Answer answer, Formats formats, Supplier<Optional<AnswerTrace>> trace) {
        this.answer = answer;
        this.formats = formats;
        this.trace = trace;
        addClassName("at-answer");
        opener.setText(facts(answer.tokens(), answer.latencyMs()));
        opener.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        opener.setAriaLabel(getTranslation("aisessions.answer.how") + ": " + opener.getText());
        opener.setTooltipText(getTranslation("aisessions.answer.how"));
        opener.addClickListener(click -> turn());
        mark(false);
        add(opener);
    }

    private void turn() {
        if (shown == null) {
            shown = new Div();
            shown.addClassName("at-answer-how");
            trace.get().ifPresentOrElse(this::fill, this::sayNothing);
            add(shown);
            mark(true);
        } else {
            remove(shown);
            shown = null;
            mark(false);
        }
    }

    private void mark(boolean open) {
        opener.setIcon((open ? VaadinIcon.CHEVRON_UP_SMALL : VaadinIcon.CHEVRON_DOWN_SMALL).create());
        opener.setIconAfterText(true);
        opener.getElement().setAttribute("aria-expanded", String.valueOf(open));
    }

    private void fill(AnswerTrace how) {
        var steps = new OrderedList();
        steps.addClassName("at-answer-steps");
        how.entries().forEach(entry -> step(how, entry).ifPresent(steps::add));
        var link = new Anchor(
                "ai-sessions/" + how.session() + "?entry=" + how.answer().position(),
                getTranslation("aisessions.answer.session"));
        link.getElement().setAttribute("router-link", true);
        show(steps, line(spent(how)), link);
    }

    private void sayNothing() {
        show(line(getTranslation("aisessions.answer.none")));
    }

    private void show(Component... parts) {
        if (shown != null) {
            shown.add(parts);
        }
    }

    private Optional<Component> step(AnswerTrace how, SessionEntry entry) {
        return Optional.ofNullable(
                switch (entry.role()) {
                    case TOOL -> new ToolCallFold(call(entry), formats);
                    case USER -> said("aisessions.role.user", entry.content());
                    case SYSTEM -> said("aisessions.role.system", entry.content());
                    case ASSISTANT ->
                        entry.equals(how.answer()) && entry.error() == null
                                ? null
                                : said(
                                        "aisessions.answer.failed",
                                        entry.error() == null ? entry.content() : entry.error());
                });
    }

    private Component said(String key, @Nullable String text) {
        var who = new Span(getTranslation(key));
        who.addClassName("at-secondary");
        var words = new Div(text == null ? "" : text);
        words.addClassName("at-body");
        words.getElement().setAttribute("dir", "auto");
        var step = new ListItem(who, words);
        step.addClassName("at-answer-step");
        return step;
    }

    private ToolCall call(SessionEntry entry) {
        return new ToolCall(
                entry.id(),
                answer.messageId(),
                entry.name(),
                entry.arguments(),
                entry.content(),
                entry.error(),
                entry.latencyMs());
    }

    private String spent(AnswerTrace how) {
        var parts = new ArrayList<String>();
        parts.add(how.model());
        parts.add(facts(how.answer().tokens(), how.answer().latencyMs()));
        if (how.answer().tokensCached() > 0) {
            parts.add(getTranslation("aisessions.entry.cached", how.answer().tokensCached()));
        }
        if (how.answer().tokensReasoning() > 0) {
            parts.add(getTranslation("aisessions.entry.reasoning", how.answer().tokensReasoning()));
        }
        parts.add(
                how.cost() == null
                        ? getTranslation("aisessions.cost.none")
                        : getTranslation(
                                "aisessions.answer.cost",
                                formats.money(how.cost().micros(), how.cost().currency())));
        return String.join(" \u00b7 ", parts);
    }

    private String facts(int tokens, @Nullable Long latency) {
        var words = getTranslation("aisessions.entry.tokens", tokens);
        return latency == null ? words : words + " \u00b7 " + formats.duration(Duration.ofMillis(latency));
    }

    private static Span line(String words) {
        var line = new Span(words);
        line.addClassName("at-secondary");
        return line;
    }
}
