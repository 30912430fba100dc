package dev.atalaya.ingest.ndjson;

import dev.atalaya.ingest.ndjson.ConversationLine.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a message of a line. */
final class MessageParser {

    private static final int ID_LENGTH = 255;
    private static final int BODY_LENGTH = 65_536;
    private static final int NAME_LENGTH = 255;
    private static final int MOST_ITEMS = 100;
    private static final long MOST_BYTES = 1L << 40;
    private static final long LONGEST_MILLIS = 1_000_000_000;

    private static final List<String> DIRECTIONS = List.of("inbound", "outbound");
    private static final List<String> SENDERS = List.of("contact", "ai", "bot", "human");
    private static final List<String> TYPES = List.of(
            "text",
            "image",
            "audio",
            "video",
            "document",
            "sticker",
            "location",
            "contacts",
            "template",
            "reaction",
            "interactive",
            "system");
    private static final List<String> STATUSES = List.of("accepted", "sent", "delivered", "read", "failed");
    private static final List<String> CHOICES = List.of("buttons", "list", "reply");

    /** Types that say nothing without what they are named after. */
    private static final List<String> CONTENT_IS_ALL = List.of("location", "contacts", "reaction");

    private final JsonMapper json;

    MessageParser(JsonMapper json) {
        this.json = json;
    }

    Message parse(Fields fields) {
        var type = fields.oneOf("type", TYPES);
        var body = fields.optionalText("body", BODY_LENGTH);
        var deletedAt = fields.optionalTime("deletedAt");
        var content = content(fields);
        if (type.equals("text") && (body == null || body.isBlank()) && deletedAt == null) {
            throw fields.bad("body", "is missing or blank, and the type is text");
        }
        if (CONTENT_IS_ALL.contains(type) && content.get(type) == null) {
            throw fields.bad(type, "is missing, and the type is " + type);
        }
        var direction = direction(fields);
        var error = error(fields);
        var message = new Message(
                fields.label("externalId", ID_LENGTH),
                direction,
                fields.oneOf("sender", SENDERS),
                fields.optionalName("senderName", NAME_LENGTH),
                type,
                body,
                content.isEmpty() ? null : json.writeValueAsString(content),
                Preview.of(type, body, content, deletedAt != null),
                fields.optionalLabel("replyTo", ID_LENGTH),
                fields.optionalOneOf("status", STATUSES),
                error.code(),
                error.title(),
                fields.time("sentAt"),
                fields.optionalTime("editedAt"),
                deletedAt);
        fields.nothingElse();
        check(fields, message);
        return message;
    }

    private static String direction(Fields fields) {
        var direction = fields.oneOf("direction", DIRECTIONS);
        if (direction.equals("inbound") != fields.oneOf("sender", SENDERS).equals("contact")) {
            throw fields.bad("sender", "must be contact where the direction is inbound, and nowhere else");
        }
        return direction;
    }

    private static void check(Fields fields, Message message) {
        if (message.isInbound() && message.status() != null) {
            throw fields.bad("status", "must be left out where the direction is inbound");
        }
        if ((message.errorCode() != null) != "failed".equals(message.status())) {
            throw fields.bad("error", "must be there where the status is failed, and nowhere else");
        }
    }

    private record Failure(@Nullable String code, @Nullable String title) {}

    private static Failure error(Fields fields) {
        var error = fields.optionalObject("error");
        if (error == null) {
            return new Failure(null, null);
        }
        var code = error.optionalCount("code", Integer.MAX_VALUE);
        if (code == null) {
            throw error.bad("code", "is missing");
        }
        var failure = new Failure(code.toString(), error.optionalText("title", 1_000));
        error.nothingElse();
        return failure;
    }

    /** What a type brings beyond text, as it stands in the line, every field of it checked. */
    private ObjectNode content(Fields fields) {
        var content = json.createObjectNode();
        keep(content, "media", media(fields));
        keep(content, "location", location(fields));
        keep(content, "contacts", contacts(fields));
        keep(content, "template", template(fields));
        keep(content, "interactive", interactive(fields));
        keep(content, "reaction", reaction(fields));
        return content;
    }

    private static void keep(ObjectNode content, String name, @Nullable JsonNode value) {
        if (value != null) {
            content.set(name, value);
        }
    }

    private static @Nullable JsonNode media(Fields fields) {
        var media = fields.optionalObject("media");
        if (media != null) {
            media.optionalLabel("mimeType", NAME_LENGTH);
            media.optionalLabel("fileName", NAME_LENGTH);
            media.optionalCount("sizeBytes", MOST_BYTES);
            media.optionalCount("durationMs", LONGEST_MILLIS);
            media.optionalLabel("sha256", 100);
            media.nothingElse();
        }
        return fields.find("media");
    }

    private static @Nullable JsonNode location(Fields fields) {
        var location = fields.optionalObject("location");
        if (location != null) {
            location.degrees("latitude", 90);
            location.degrees("longitude", 180);
            location.optionalText("name", 1_000);
            location.optionalText("address", 1_000);
            location.nothingElse();
        }
        return fields.find("location");
    }

    private static @Nullable JsonNode contacts(Fields fields) {
        for (var contact : fields.list("contacts", MOST_ITEMS)) {
            contact.optionalLabel("name", NAME_LENGTH);
            contact.optionalLabel("phone", 64);
            contact.nothingElse();
        }
        return fields.find("contacts");
    }

    private static @Nullable JsonNode template(Fields fields) {
        var template = fields.optionalObject("template");
        if (template != null) {
            template.label("name", 512);
            template.optionalLabel("language", 35);
            template.nothingElse();
        }
        return fields.find("template");
    }

    private static @Nullable JsonNode interactive(Fields fields) {
        var interactive = fields.optionalObject("interactive");
        if (interactive != null) {
            interactive.oneOf("kind", CHOICES);
            interactive.texts("options", MOST_ITEMS, 1_000);
            interactive.nothingElse();
        }
        return fields.find("interactive");
    }

    private static @Nullable JsonNode reaction(Fields fields) {
        var reaction = fields.optionalObject("reaction");
        if (reaction != null) {
            reaction.optionalText("emoji", 64);
            reaction.label("messageId", ID_LENGTH);
            reaction.nothingElse();
        }
        return fields.find("reaction");
    }
}
