package dev.atalaya.aisessions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an answer came about.
 *
 * @param cost of the whole session
 * @param entries what was asked since the answer before, what was done about it, and at last the answer itself
 */
public record AnswerTrace(
        long session, String model, @Nullable Cost cost, List<SessionEntry> entries) {

    public SessionEntry answer() {
        return entries.getLast();
    }
}
