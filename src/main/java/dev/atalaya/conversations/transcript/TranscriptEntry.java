package dev.atalaya.conversations.transcript;

import dev.atalaya.conversations.MessageRow;
import dev.atalaya.conversations.work.NoteRow;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message or a note in its place.
 *
 * @param author the kind of author of a message; null of a note
 * @param name of the person who wrote it, where one is known
 * @param text what it says, and of a file, a place or a card what is known of it
 */
public record TranscriptEntry(
        long id,
        Instant at,
        boolean note,
        @Nullable String author,
        @Nullable String name,
        String type,
        String text,
        @Nullable String delivery,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt)
        implements Serializable {

    static TranscriptEntry of(MessageRow message) {
        var brought = brought(message);
        var body = message.body() == null ? "" : message.body();
        return new TranscriptEntry(
                message.id(),
                message.createdAt(),
                false,
                message.author().column(),
                message.authorName(),
                message.type().column(),
                brought.isEmpty() || body.isEmpty() ? brought + body : brought + "\n" + body,
                message.delivery() == null ? null : message.delivery().name().toLowerCase(Locale.ROOT),
                message.editedAt(),
                message.deletedAt());
    }

    static TranscriptEntry of(NoteRow note) {
        return new TranscriptEntry(
                note.id(),
                note.createdAt(),
                true,
                null,
                note.author(),
                "note",
                note.body(),
                null,
                note.editedAt(),
                note.deletedAt());
    }

    private static String brought(MessageRow message) {
        var content = message.content();
        var parts = Stream.<@Nullable String>builder();
        if (content.media() != null) {
            parts.add(content.media().fileName()).add(content.media().mimeType());
        }
        if (content.location() != null) {
            parts.add(content.location().name()).add(content.location().address());
        }
        if (content.contacts() != null) {
            content.contacts().forEach(card -> parts.add(card.name()).add(card.phone()));
        }
        if (content.template() != null) {
            parts.add(content.template().name());
        }
        if (content.interactive() != null) {
            content.interactive().labels().forEach(parts::add);
        }
        if (content.reaction() != null) {
            parts.add(content.reaction().emoji());
        }
        return parts.build().filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" · "));
    }
}
