package dev.atalaya.conversations.search.ui;

import dev.atalaya.conversations.AgentChoice;
import dev.atalaya.conversations.search.Operator;
import dev.atalaya.conversations.search.SearchText;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may follow what was typed so far: an operator's name, or a value of the one that was begun. */
class Completions {

    private static final Pattern LAST = Pattern.compile("(?s)^(.*?)(?:([\\p{L}_]+):(\"[^\"]*|[^\\s\"]*)|([^\\s\"]*))$");
    private static final int MOST = 8;

    private final Locale locale;
    private final UnaryOperator<String> translation;
    private final Function<String, List<AgentChoice>> agents;
    private final LocalDate today;

    /** @param agents those whose names have a text in them */
    Completions(
            Locale locale,
            UnaryOperator<String> translation,
            Function<String, List<AgentChoice>> agents,
            LocalDate today) {
        this.locale = locale;
        this.translation = translation;
        this.agents = agents;
        this.today = today;
    }

    /** What is chosen, and the whole text with it. */
    record Completion(String label, String text) {}

    List<Completion> of(String typed) {
        if (typed.length() > SearchText.LONGEST) {
            return List.of();
        }
        var last = LAST.matcher(typed);
        if (!last.matches()) {
            return List.of();
        }
        if (last.group(2) != null) {
            return Operator.named(last.group(2)).stream()
                    .flatMap(operator -> values(operator, last.group(3).replace("\"", "")))
                    .limit(MOST)
                    .map(value -> new Completion(
                            last.group(2) + ":" + value, last.group(1) + last.group(2) + ":" + quoted(value) + " "))
                    .toList();
        }
        var begun = last.group(4).toLowerCase(locale);
        var names = names().filter(name -> !begun.isEmpty() && name.startsWith(begun))
                .toList();
        return (names.isEmpty() ? names().toList() : names)
                .stream()
                        .map(name ->
                                new Completion(name, names.isEmpty() ? spaced(typed) + name : last.group(1) + name))
                        .toList();
    }

    private Stream<String> names() {
        return Arrays.stream(Operator.values()).map(operator -> operator.name(locale) + ":");
    }

    private Stream<String> values(Operator operator, String begun) {
        return switch (operator) {
            case AGENT -> agents.apply(begun).stream().map(AgentChoice::name);
            case FROM -> words("from", "contact", "ai", "bot", "human").filter(value -> value.startsWith(begun));
            case STATUS ->
                words("status", "open", "pending", "snoozed", "closed").filter(value -> value.startsWith(begun));
            case BEFORE, AFTER ->
                Stream.of(today, today.minusDays(7), today.withDayOfMonth(1), today.withDayOfYear(1))
                        .distinct()
                        .map(LocalDate::toString)
                        .filter(value -> value.startsWith(begun));
        };
    }

    private Stream<String> words(String operator, String... values) {
        return Stream.of(values).map(value -> translation.apply("search.value." + operator + "." + value));
    }

    private static String quoted(String value) {
        return value.matches("\\S*") ? value : "\"" + value.replace("\"", "") + "\"";
    }

    private static String spaced(String typed) {
        return typed.isBlank() || typed.endsWith(" ") ? typed : typed + " ";
    }
}
