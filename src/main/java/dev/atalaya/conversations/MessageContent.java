package dev.atalaya.conversations;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a message brings beyond its text. */
public record MessageContent(
        @Nullable Media media,
        @Nullable Location location,
        @Nullable List<Card> contacts,
        @Nullable Template template,
        @Nullable Interactive interactive,
        @Nullable Reaction reaction) {

    private static final MessageContent NONE = new MessageContent(null, null, null, null, null, null);

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Nothing where there is none, or where it cannot be read: the message itself is still worth showing. */
    static MessageContent of(@Nullable String json) {
        try {
            var content = json == null ? null : JSON.readValue(json, MessageContent.class);
            return content == null ? NONE : content;
        } catch (JacksonException e) {
            return NONE;
        }
    }

    /** A file; its size in bytes, its length in milliseconds. */
    public record Media(
            @Nullable String mimeType,
            @Nullable String fileName,
            @Nullable Long sizeBytes,
            @Nullable Long durationMs) {}

    /** A place, in degrees. */
    public record Location(
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String name,
            @Nullable String address) {}

    /** Somebody whose address was sent. */
    public record Card(@Nullable String name, @Nullable String phone) {}

    /** A message agreed with the provider beforehand. */
    public record Template(@Nullable String name, @Nullable String language) {}

    /** Buttons or a list to choose from, or what was chosen. */
    public record Interactive(
            @Nullable String kind, @Nullable List<Object> options) {

        public List<String> labels() {
            return options == null
                    ? List.of()
                    : options.stream()
                            .map(option -> option instanceof Map<?, ?> fields
                                    ? String.valueOf(fields.containsKey("title") ? fields.get("title") : fields)
                                    : String.valueOf(option))
                            .toList();
        }
    }

    /** A sign on another message; without one, the sign is taken back. */
    public record Reaction(@Nullable String emoji, @Nullable String messageId) {}
}
