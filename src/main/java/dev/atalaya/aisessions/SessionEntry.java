package dev.atalaya.aisessions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a session, in its place.
 *
 * @param name of the tool
 * @param arguments JSON
 * @param content cut at {@link #SHOWN} characters; of a tool usually JSON
 * @param contentLength characters before it was cut
 * @param message which it became, was, or led to
 * @param sent what the customer read instead of the content, where that is something else
 * @param score what a reviewer thinks of it
 */
public record SessionEntry(
        long id,
        int position,
        EntryRole role,
        @Nullable String name,
        @Nullable String arguments,
        @Nullable String content,
        int contentLength,
        @Nullable String error,
        int tokens,
        int tokensCached,
        int tokensReasoning,
        @Nullable Long latencyMs,
        @Nullable Long message,
        @Nullable String sent,
        Instant createdAt,
        @Nullable Score score) {

    /** Characters of a content that are read with a page. */
    public static final int SHOWN = 20_000;

    public boolean isCut() {
        return content != null && contentLength > content.length();
    }
}
