package dev.atalaya.privacy;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Masks what JSON says and leaves it JSON: a number that is a phone becomes a text. */
final class JsonMask {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonMask() {}

    static String of(String text) {
        var masked = TextMask.of(text);
        if (masked.equals(text)) {
            return text;
        }
        try {
            var tree = JSON.readTree(text);
            return tree.isContainer() ? JSON.writeValueAsString(masked(tree)) : masked;
        } catch (JacksonException e) {
            return masked;
        }
    }

    private static JsonNode masked(JsonNode node) {
        if (node.isObject()) {
            var object = JSON.createObjectNode();
            node.properties().forEach(field -> object.set(TextMask.of(field.getKey()), masked(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(element -> array.add(masked(element)));
            return array;
        }
        if (node.isString() || node.isNumber()) {
            var text = node.asString();
            var masked = TextMask.of(text);
            return masked.equals(text) ? node : StringNode.valueOf(masked);
        }
        return node;
    }
}
