package dev.atalaya.aisessions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documents that a tool says it found, by the names that such results usually have. */
public final class CitedDocuments {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Set<String> LISTS =
            Set.of("documents", "sources", "citations", "references", "passages", "articles");
    private static final List<String> NAMES =
            List.of("title", "name", "file", "fileName", "file_name", "source", "url", "uri", "id");

    private static final int MOST = 50;

    private CitedDocuments() {}

    /** Of a result that is JSON; each once, at most fifty. */
    public static List<String> of(@Nullable String result) {
        var found = new LinkedHashSet<String>();
        if (result != null) {
            try {
                collect(JSON.readTree(result), found);
            } catch (JacksonException e) {
                return List.of();
            }
        }
        return found.stream().limit(MOST).toList();
    }

    private static void collect(JsonNode root, Set<String> found) {
        var waiting = new ArrayList<JsonNode>(List.of(root));
        while (!waiting.isEmpty()) {
            var node = waiting.removeLast();
            node.properties().forEach(field -> {
                if (LISTS.contains(field.getKey()) && field.getValue().isArray()) {
                    field.getValue().forEach(document -> name(document, found));
                }
            });
            node.forEach(waiting::add);
        }
    }

    private static void name(JsonNode document, Set<String> found) {
        if (document.isString()) {
            found.add(document.asString());
            return;
        }
        NAMES.stream()
                .map(document::get)
                .filter(value -> value != null && value.isValueNode() && !value.isNull())
                .findFirst()
                .ifPresent(value -> found.add(value.asString()));
    }
}
