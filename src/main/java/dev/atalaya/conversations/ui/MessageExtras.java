package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.MessageContent;
import dev.atalaya.conversations.MessageRow;
import dev.atalaya.conversations.MessageType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in a bubble for a file, a place, somebody's address, a template or a choice. */
class MessageExtras {

    private final Texts texts;
    private final Formats formats;

    MessageExtras(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    Optional<Component> of(MessageRow message) {
        var content = message.content();
        return Optional.ofNullable(
                switch (message.type()) {
                    case IMAGE, STICKER -> media(VaadinIcon.PICTURE, message.type(), content.media());
                    case AUDIO -> media(VaadinIcon.MICROPHONE, message.type(), content.media());
                    case VIDEO -> media(VaadinIcon.FILM, message.type(), content.media());
                    case DOCUMENT -> media(VaadinIcon.FILE_O, message.type(), content.media());
                    case LOCATION -> location(content.location());
                    case CONTACTS -> contacts(content.contacts());
                    case TEMPLATE -> template(content.template(), content.interactive());
                    case INTERACTIVE -> interactive(content.interactive());
                    case TEXT, REACTION, SYSTEM -> null;
                });
    }

    private Component media(VaadinIcon icon, MessageType type, MessageContent.@Nullable Media media) {
        var name = media == null ? null : media.fileName();
        var facts = media == null
                ? Stream.<String>empty()
                : Stream.of(
                        media.mimeType(),
                        media.sizeBytes() == null ? null : formats.size(media.sizeBytes()),
                        media.durationMs() == null ? null : formats.duration(Duration.ofMillis(media.durationMs())));
        var kind = texts.get("conversations.type." + type.column());
        return card(
                icon,
                name == null ? kind : name,
                Stream.concat(name == null ? Stream.empty() : Stream.of(kind), facts));
    }

    private Component location(MessageContent.@Nullable Location place) {
        var title = place == null || place.name() == null ? texts.get("conversations.type.location") : place.name();
        return card(
                VaadinIcon.MAP_MARKER,
                title,
                place == null
                        ? Stream.empty()
                        : Stream.of(
                                place.address(),
                                place.latitude() == null || place.longitude() == null
                                        ? null
                                        : String.format(
                                                Locale.ROOT, "%.5f, %.5f", place.latitude(), place.longitude())));
    }

    private Component contacts(@Nullable List<MessageContent.Card> cards) {
        var all = new Div();
        all.addClassName("at-extras");
        for (var card : cards == null ? List.<MessageContent.Card>of() : cards) {
            all.add(card(
                    VaadinIcon.USER,
                    card.name() == null ? texts.get("conversations.type.contacts") : card.name(),
                    Stream.of(card.phone())));
        }
        return all;
    }

    private Component template(
            MessageContent.@Nullable Template template, MessageContent.@Nullable Interactive buttons) {
        var kind = texts.get("conversations.type.template");
        var all = new Div(card(
                VaadinIcon.CLIPBOARD_TEXT,
                template == null || template.name() == null ? kind : template.name(),
                Stream.of(kind, template == null ? null : template.language())));
        all.addClassName("at-extras");
        Optional.ofNullable(interactive(buttons)).ifPresent(all::add);
        return all;
    }

    private @Nullable Component interactive(MessageContent.@Nullable Interactive interactive) {
        if (interactive == null) {
            return null;
        }
        var options = new Div();
        options.addClassName("at-options");
        interactive.labels().stream().map(Span::new).forEach(options::add);
        return options;
    }

    private static Component card(VaadinIcon icon, String title, Stream<@Nullable String> facts) {
        var picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        var name = new Span(title);
        name.addClassName("at-extra-title");
        var line = new Span(String.join(" · ", facts.filter(Objects::nonNull).toList()));
        line.addClassName("at-secondary");
        var words = new Div(name, line);
        var card = new Div(picture, words);
        card.addClassName("at-extra");
        return card;
    }

    /** The texts of the page in the reader's language. */
    @FunctionalInterface
    interface Texts {
        String get(String key, Object... parameters);
    }
}
