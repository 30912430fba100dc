package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.components.Formats;
import dev.atalaya.components.StatusBadge;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;
import dev.atalaya.conversations.ConversationDetails;
import dev.atalaya.conversations.ConversationStatus;
import java.time.Instant;

/** What is said about a conversation by a shape and a word. */
final class ConversationBadges {

    private ConversationBadges() {}

    static Shape shape(ConversationStatus status) {
        return switch (status) {
            case OPEN -> Shape.DOT;
            case PENDING -> Shape.RING;
            case SNOOZED -> Shape.MOON;
            case CLOSED -> Shape.CHECK;
        };
    }

    static Tone tone(ConversationStatus status) {
        return switch (status) {
            case OPEN -> Tone.BLUE;
            case PENDING -> Tone.ORANGE;
            case SNOOZED -> Tone.PURPLE;
            case CLOSED -> Tone.NEUTRAL;
        };
    }

    static String key(ConversationStatus status) {
        return "conversations.status." + status.column();
    }

    static StatusBadge status(Component asker, ConversationStatus status) {
        return new StatusBadge(shape(status), tone(status), asker.getTranslation(key(status)));
    }

    static StatusBadge unattended(Component asker) {
        return new StatusBadge(Shape.WARNING, Tone.ORANGE, asker.getTranslation("conversations.unattended"));
    }

    /** Whether free text may still be sent, and for how long. */
    static StatusBadge window(Component asker, ConversationDetails details, Instant now) {
        var left = details.windowLeft(now);
        return left.isZero()
                ? new StatusBadge(Shape.CLOCK, Tone.NEUTRAL, asker.getTranslation("conversations.window.over"))
                : new StatusBadge(
                        Shape.CLOCK,
                        left.toHours() < 2 ? Tone.ORANGE : Tone.GREEN,
                        asker.getTranslation(
                                "conversations.window.left", Formats.current().duration(left)));
    }
}
