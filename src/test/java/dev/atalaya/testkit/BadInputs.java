package dev.atalaya.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bad inputs of {@code inputs/bad_inputs.jsonl}, as the texts that somebody types; others exist that are not there. */
public final class BadInputs {

    private static final Set<String> TYPED = Set.of(
            "Names (user, role, agent, contact)",
            "E-mail",
            "Phone (E.164)",
            "Search text / filters",
            "SQL-ish text (stored as plain text everywhere)",
            "Unicode",
            "CSV export prefixes");

    private static final Set<String> ADDRESSES = Set.of("URL parameters and paths");

    /** What lines of the file describe in words. */
    private static final Map<String, List<String>> DESCRIBED = Map.of(
            "IN-D16", List.of("+54 9 11 2345 6789", "+55 11 91234 5678"),
            "IN-E09", List.of("word ".repeat(10_000)),
            "IN-E13", List.of("-1", "0", "1000000", "2147483647"),
            "IN-K08", List.of("\u0645\u0631\u062d\u0628\u0627 Atalaya 12:30 \u0645\u0631\u062d\u0628\u0627"),
            "IN-K11", List.of("\ud83d\udc4b\ud83c\udffd \ud83c\uddea\ud83c\uddf8 1\ufe0f\u20e3 \ud83e\udee8"),
            "IN-K12", List.of("\ud83d\ude00".repeat(262_144)));

    private static final List<String> MORE = List.of(
            "   ",
            "\ud800",
            "\u202eevil",
            "a\0b",
            "x".repeat(1_000_000),
            "<img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "{0}");

    private static final Pattern LITERAL = Pattern.compile(
            "\"((?:\\\\.|[^\"\\\\])*)\"(?:\\.repeat\\((\\d+)\\))?(?:\\s*\\+\\s*\"((?:\\\\.|[^\"\\\\])*)\")?");

    private BadInputs() {}

    /** Those for names, e-mails, phones and texts to look for. */
    public static List<String> typed() {
        var texts = new LinkedHashSet<String>();
        lines().stream()
                .filter(line -> TYPED.contains(line.path("group").asString()))
                .forEach(line -> texts.addAll(texts(line)));
        texts.addAll(MORE);
        return List.copyOf(texts);
    }

    /** Those that are paths, with the given one where the file speaks of conversations or users. */
    public static List<String> addresses(String path) {
        var found = new ArrayList<String>();
        for (var line : lines()) {
            if (ADDRESSES.contains(line.path("group").asString())) {
                var words = line.path("input").asString().replaceAll("<[^>]*>|parameter of 100 kB", "0");
                Arrays.stream(words.split("[, ]+"))
                        .filter(word -> word.startsWith("/") || word.startsWith("%"))
                        .map(word -> word.startsWith("/-") || word.matches("/(abc|\\d+)|%.*")
                                ? "/" + path + (word.startsWith("%") ? "/" : "") + word
                                : word.replaceAll("conversations|users", path))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static List<String> texts(JsonNode line) {
        var described = DESCRIBED.get(line.path("id").asString());
        if (described != null) {
            return described;
        }
        var found = LITERAL.matcher(line.path("input").asString())
                .results()
                .map(literal -> plain(literal.group(1))
                                .repeat(literal.group(2) == null ? 1 : Integer.parseInt(literal.group(2)))
                        + (literal.group(3) == null ? "" : plain(literal.group(3))))
                .toList();
        return found.isEmpty() ? List.of(line.path("input").asString()) : found;
    }

    private static String plain(String literal) {
        return Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)").matcher(literal).replaceAll(escape -> {
            var sign = escape.group(1);
            var meant = escape.group(2) != null
                    ? Character.toString((char) Integer.parseInt(escape.group(2), 16))
                    : switch (sign) {
                        case "n" -> "\n";
                        case "r" -> "\r";
                        case "t" -> "\t";
                        default -> sign;
                    };
            return Matcher.quoteReplacement(meant);
        });
    }

    private static List<JsonNode> lines() {
        try {
            var json = JsonMapper.builder().build();
            return new ClassPathResource("inputs/bad_inputs.jsonl")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(json::readTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
