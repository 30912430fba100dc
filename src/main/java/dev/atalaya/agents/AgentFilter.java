package dev.atalaya.agents;

import dev.atalaya.shared.PlainText;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Which agents are wanted; null and the empty text narrow nothing.
 *
 * @param text part of name, slug or number
 */
public record AgentFilter(
        String text, @Nullable AgentStatus status, @Nullable AgentKind kind) implements Serializable {

    public static final AgentFilter ALL = new AgentFilter("", null, null);

    /** Characters. */
    public static final int LONGEST_TEXT = 200;

    public AgentFilter {
        text = PlainText.of(text);
        if (!accepts(text)) {
            throw new IllegalArgumentException("A text to look for is one line of at most 200 characters");
        }
    }

    public static boolean accepts(String text) {
        return PlainText.isLine(PlainText.of(text), LONGEST_TEXT);
    }
}
