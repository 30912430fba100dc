package dev.atalaya.ingest.ndjson;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a list shows of a message: its text on one line, or a marker such as {@code [image]} that views put into the
 * reader's language, with what is known beyond it.
 */
final class Preview {

    static final int LENGTH = 200;

    private Preview() {}

    static String of(String type, @Nullable String body, JsonNode content, boolean deleted) {
        if (deleted) {
            return "[deleted]";
        }
        var text = body == null || body.isBlank() ? marked(type, content) : body;
        return Texts.cut(text.strip().replaceAll("\\s+", " "), LENGTH);
    }

    private static String marked(String type, JsonNode content) {
        var detail = switch (type) {
            case "reaction" -> content.at("/reaction/emoji");
            case "location" -> content.at("/location/name");
            case "contacts" -> content.at("/contacts/0/name");
            case "document" -> content.at("/media/fileName");
            default -> content.at("/template/name");
        };
        return "[" + type + "] " + (detail.isString() ? detail.stringValue() : "");
    }
}
