package dev.atalaya.ingest.ndjson;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON object read field by field, without guessing: a wrong type, an odd value and an unknown field are refused by name. */
final class Fields {

    private final JsonNode object;
    private final String path;
    private final Times times;
    private final Set<String> known = new HashSet<>();

    Fields(JsonNode node, String path, Times times) {
        if (!node.isObject()) {
            throw new BadLine(path, "must be a JSON object");
        }
        this.object = node;
        this.path = path;
        this.times = times;
    }

    /** To be called last: refuses what was not asked for. */
    void nothingElse() {
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadLine(
                            at(Texts.cut(name, 100)), "is not a field of the format: remove it or correct its name");
                });
    }

    boolean has(String name) {
        return find(name) != null;
    }

    /** An identifier or a name: not blank, no control characters. */
    String label(String name, int longest) {
        return required(name, optionalLabel(name, longest));
    }

    @Nullable
    String optionalLabel(String name, int longest) {
        var text = optionalText(name, longest);
        if (text != null && (text.isBlank() || Texts.hasControls(text))) {
            throw bad(name, "must not be blank or hold control characters");
        }
        return text;
    }

    /** A name as a person writes it, in Unicode's composed form. */
    @Nullable
    String optionalName(String name, int longest) {
        var text = optionalLabel(name, longest);
        return text == null ? null : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    @Nullable
    String optionalText(String name, int longest) {
        var node = find(name);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            throw bad(name, "must be a text in quotes");
        }
        var text = node.stringValue();
        var unstorable = Texts.unstorable(text);
        if (unstorable != null) {
            throw bad(name, unstorable);
        }
        if (Texts.length(text) > longest) {
            throw bad(name, "is longer than " + longest + " characters: shorten it");
        }
        return text;
    }

    String oneOf(String name, List<String> allowed) {
        return required(name, optionalOneOf(name, allowed));
    }

    @Nullable
    String optionalOneOf(String name, List<String> allowed) {
        var text = optionalText(name, 100);
        if (text != null && !allowed.contains(text)) {
            throw bad(name, "must be one of " + String.join(", ", allowed));
        }
        return text;
    }

    @Nullable
    String optionalMatch(String name, Pattern pattern, String otherwise) {
        var text = optionalText(name, 255);
        if (text != null && !pattern.matcher(text).matches()) {
            throw bad(name, otherwise);
        }
        return text;
    }

    String match(String name, Pattern pattern, String otherwise) {
        return required(name, optionalMatch(name, pattern, otherwise));
    }

    @Nullable
    Long optionalCount(String name, long most) {
        var node = find(name);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw bad(name, "must be a whole number");
        }
        if (node.longValue() < 0 || node.longValue() > most) {
            throw bad(name, "must be between 0 and " + most);
        }
        return node.longValue();
    }

    int count(String name) {
        var count = optionalCount(name, Integer.MAX_VALUE);
        return count == null ? 0 : count.intValue();
    }

    void degrees(String name, int most) {
        var node = find(name);
        if (node == null || !node.isNumber()) {
            throw bad(name, "must be a number of degrees");
        }
        if (node.decimalValue().abs().compareTo(BigDecimal.valueOf(most)) > 0
                || node.decimalValue().scale() > 15) {
            throw bad(name, "must be between -" + most + " and " + most);
        }
    }

    Instant time(String name) {
        return required(name, optionalTime(name));
    }

    @Nullable
    Instant optionalTime(String name) {
        return time(name, times.latest());
    }

    /** A time that may lie ahead. */
    @Nullable
    Instant optionalFutureTime(String name) {
        return time(name, times.farthest());
    }

    private @Nullable Instant time(String name, Instant latest) {
        var text = optionalText(name, 40);
        if (text == null) {
            return null;
        }
        try {
            var written = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            if (written.isBefore(Times.EARLIEST)) {
                throw bad(name, "is before 2009, when there was no WhatsApp");
            }
            var time = written.plus(times.shift());
            if (time.isAfter(latest)) {
                throw bad(name, "lies too far in the future: check the clock and the year");
            }
            return time;
        } catch (DateTimeException e) {
            throw bad(name, "must be a time such as 2026-05-28T03:37:10.000Z");
        }
    }

    @Nullable
    Fields optionalObject(String name) {
        var node = find(name);
        return node == null ? null : new Fields(node, at(name), times);
    }

    Fields object(String name) {
        return required(name, optionalObject(name));
    }

    /** The objects of a list; none where there is no list. */
    List<Fields> list(String name, int most) {
        var node = array(name, most);
        var items = new ArrayList<Fields>();
        for (var item : node) {
            items.add(new Fields(item, at(name) + "[" + items.size() + "]", times));
        }
        return items;
    }

    void texts(String name, int most, int longest) {
        var index = 0;
        for (var item : array(name, most)) {
            var where = at(name) + "[" + index++ + "]";
            if (!item.isString() || Texts.length(item.stringValue()) > longest) {
                throw new BadLine(where, "must be a text of at most " + longest + " characters");
            }
            requireStorable(item, where);
        }
    }

    /** A JSON object whose fields the format leaves open. */
    @Nullable
    JsonNode optionalJson(String name) {
        var node = find(name);
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            throw bad(name, "must be a JSON object");
        }
        requireStorable(node, at(name));
        return node;
    }

    /** What was read under this name, for whoever stores it as it is. */
    @Nullable
    JsonNode find(String name) {
        known.add(name);
        var node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    BadLine bad(String name, String reason) {
        return new BadLine(at(name), reason);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw bad(name, "is missing");
        }
        return value;
    }

    private Iterable<JsonNode> array(String name, int most) {
        var node = find(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            throw bad(name, "must be a list");
        }
        if (node.size() > most) {
            throw bad(name, "has more than " + most + " items: split the conversation");
        }
        return node;
    }

    private static void requireStorable(JsonNode node, String where) {
        Stream.concat(
                        node.propertyNames().stream(),
                        node.isString() ? Stream.of(node.stringValue()) : Stream.<String>empty())
                .map(Texts::unstorable)
                .filter(reason -> reason != null)
                .findFirst()
                .ifPresent(reason -> {
                    throw new BadLine(where, reason);
                });
        if (node.isNumber() && isHuge(node.decimalValue())) {
            throw new BadLine(where, "holds a number that is too large to keep");
        }
        for (var child : node) {
            requireStorable(child, where);
        }
    }

    private static boolean isHuge(BigDecimal number) {
        return Math.abs((long) number.scale()) > 300 || number.precision() > 300;
    }
}
