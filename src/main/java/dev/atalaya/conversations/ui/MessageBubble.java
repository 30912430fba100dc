package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.Contradiction;
import dev.atalaya.conversations.DeliveryStatus;
import dev.atalaya.conversations.MessageAuthor;
import dev.atalaya.conversations.MessageRow;
import dev.atalaya.conversations.MessageType;
import java.util.Collection;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message: who wrote it, what it quotes and brings, what it says, when, and how far it got. */
class MessageBubble extends ListItem {

    private final MessageRow message;
    private final Formats formats;
    private final Span signs = new Span();
    private final Span contradiction = new Span();

    /** @param jump what follows a quote back to its message */
    MessageBubble(MessageRow message, boolean sameAuthor, Formats formats, LongConsumer jump) {
        this.message = message;
        this.formats = formats;
        addClassNames("at-message", "at-message-" + word(message.author()));
        setClassName("at-message-follows", sameAuthor);
        setClassName("at-message-deleted", message.deletedAt() != null);
        setClassName("at-message-failed", message.delivery() == DeliveryStatus.FAILED);
        if (message.type() == MessageType.SYSTEM) {
            addClassName("at-message-system");
        }
        if (!sameAuthor) {
            add(author());
        }
        addQuote(jump);
        new MessageExtras(this::getTranslation, formats).of(message).ifPresent(this::add);
        if (message.body() != null && !message.body().isEmpty()) {
            add(body(message.body()));
        } else if (message.deletedAt() != null) {
            add(body(getTranslation("conversations.type.deleted")));
        }
        addMarks();
        add(foot());
    }

    /** The signs that others put on this message. */
    void setReactions(Collection<String> emoji) {
        if (emoji.isEmpty()) {
            remove(signs);
            return;
        }
        signs.setText(String.join(" ", emoji));
        signs.addClassName("at-reactions");
        signs.getElement()
                .setAttribute("role", "img")
                .setAttribute("aria-label", getTranslation("conversations.reactions", String.join(" ", emoji)));
        add(signs);
    }

    /** Says what its delivery is at odds with, if anything. */
    void setContradiction(@Nullable Contradiction found) {
        if (found == null) {
            remove(contradiction);
            return;
        }
        contradiction.setText(getTranslation("conversations.contradiction." + word(found)));
        contradiction.addClassName("at-contradiction");
        add(contradiction);
    }

    /** Brings it into sight and shows for a moment which one it is. */
    void pointOut() {
        getElement()
                .executeJs("this.scrollIntoView({block: 'center'});"
                        + "this.classList.add('at-message-pointed');"
                        + "setTimeout(() => this.classList.remove('at-message-pointed'), 2000);");
    }

    /** Brings it into sight and to the keyboard, and keeps it marked as the one that was looked for. */
    void arriveAt() {
        addClassName("at-message-found");
        getElement().setAttribute("tabindex", "-1");
        getElement().executeJs("this.scrollIntoView({block: 'center'}); this.focus({preventScroll: true});");
    }

    private Span author() {
        var kind = message.author();
        var name = message.authorName();
        var who = new Span(
                kind == MessageAuthor.HUMAN && name != null
                        ? name
                        : getTranslation("conversations.author." + word(kind)));
        who.addClassNames("at-by", "at-by-" + word(kind));
        if (kind == MessageAuthor.HUMAN) {
            who.getElement().setAttribute("data-initials", initials(name));
        }
        return who;
    }

    private void addQuote(LongConsumer jump) {
        var quote = message.quote();
        if (quote != null) {
            var quoted = new Button(
                    getTranslation("conversations.author." + word(quote.author())) + ": "
                            + (quote.body() == null || quote.body().isBlank()
                                    ? getTranslation("conversations.type." + word(quote.type()))
                                    : quote.body()),
                    click -> jump.accept(quote.id()));
            quoted.addThemeVariants(ButtonVariant.TERTIARY);
            quoted.addClassName("at-quote");
            quoted.setAriaLabel(getTranslation("conversations.quote.jump"));
            add(quoted);
        } else if (message.replyTo() != null) {
            var lost = new Div(getTranslation("conversations.quote.gone"));
            lost.addClassNames("at-quote", "at-secondary");
            add(lost);
        }
    }

    private static Div body(String text) {
        var body = new Div(text);
        body.addClassName("at-body");
        body.getElement().setAttribute("dir", "auto");
        return body;
    }

    private void addMarks() {
        var marks = Stream.of(
                        message.deletedAt() == null
                                ? null
                                : getTranslation("conversations.deleted", formats.exact(message.deletedAt())),
                        message.editedAt() == null
                                ? null
                                : getTranslation("conversations.edited", formats.exact(message.editedAt())))
                .filter(mark -> mark != null)
                .collect(Collectors.joining(" · "));
        if (!marks.isEmpty()) {
            var line = new Span(marks);
            line.addClassName("at-marks");
            add(line);
        }
        if (message.delivery() == DeliveryStatus.FAILED) {
            var failure = new Span(getTranslation(
                    "conversations.failed",
                    text(message.errorCode(), getTranslation("conversations.failed.nocode")),
                    text(message.errorTitle(), "")));
            failure.addClassName("at-failure");
            add(failure);
            ProviderErrors.meaning(message.errorCode()).ifPresent(key -> {
                var meaning = new Span(getTranslation(key));
                meaning.addClassName("at-failure-meaning");
                add(meaning);
            });
        }
    }

    private Span foot() {
        var foot = new Span(formats.time(message.createdAt()));
        foot.addClassName("at-foot");
        foot.getElement().setAttribute("title", formats.exact(message.createdAt()));
        if (message.delivery() != null) {
            var ticks = new Span();
            ticks.addClassNames("at-ticks", "at-ticks-" + word(message.delivery()));
            ticks.getElement()
                    .setAttribute("role", "img")
                    .setAttribute("aria-label", getTranslation("conversations.delivery." + word(message.delivery())))
                    .setAttribute("title", getTranslation("conversations.delivery." + word(message.delivery())));
            foot.add(ticks);
        }
        return foot;
    }

    private static String initials(@Nullable String name) {
        return name == null
                ? "?"
                : Stream.of(name.strip().split("\\s+"))
                        .filter(part -> !part.isEmpty())
                        .limit(2)
                        .map(part -> Character.toString(part.codePointAt(0)).toUpperCase(Locale.ROOT))
                        .collect(Collectors.joining());
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
