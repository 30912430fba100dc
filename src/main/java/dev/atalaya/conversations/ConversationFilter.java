package dev.atalaya.conversations;

import dev.atalaya.shared.AgentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations are wanted; null and the empty text narrow nothing.
 *
 * @param from the earliest last message
 * @param until before which the last message was
 * @param text part of the contact's name or phone, or of the last message's preview
 */
public record ConversationFilter(
        @Nullable AgentId agent,
        @Nullable ConversationStatus status,
        @Nullable Instant from,
        @Nullable Instant until,
        String text) {

    public static final ConversationFilter ALL = new ConversationFilter(null, null, null, null, "");

    /** Characters. */
    public static final int LONGEST_TEXT = 200;

    public ConversationFilter {
        text = text.strip();
        if (!accepts(text)) {
            throw new IllegalArgumentException("A text to look for has at most 200 characters and no NUL");
        }
    }

    public static boolean accepts(String text) {
        return text.length() <= LONGEST_TEXT
                && text.indexOf('\0') < 0
                && text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }
}
