package dev.atalaya.conversations.search;

import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.MessageAuthor;
import dev.atalaya.shared.PlainText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was typed: words, "passages", {@code -without} and {@code operator:value}, in any order. */
public final class SearchText {

    /** Characters. */
    public static final int LONGEST = 200;

    private static final Pattern PART = Pattern.compile("(-?)([\\p{L}_]{2,}:(?!//))?(\"[^\"]*\"|[^\\s\"]+)?");
    private static final Pattern QUOTATION_MARKS = Pattern.compile("[“”„«»]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern SIGN_WITHIN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]");
    private static final Pattern ENDS = Pattern.compile("^[.,;:?!¿¡()'’]+|[.,;:?!¿¡()'’]+$");

    private static final Map<String, MessageAuthor> AUTHORS = Map.ofEntries(
            Map.entry("contact", MessageAuthor.CONTACT),
            Map.entry("customer", MessageAuthor.CONTACT),
            Map.entry("cliente", MessageAuthor.CONTACT),
            Map.entry("contacto", MessageAuthor.CONTACT),
            Map.entry("ai", MessageAuthor.AI),
            Map.entry("ia", MessageAuthor.AI),
            Map.entry("bot", MessageAuthor.BOT),
            Map.entry("human", MessageAuthor.HUMAN),
            Map.entry("person", MessageAuthor.HUMAN),
            Map.entry("persona", MessageAuthor.HUMAN));

    private static final Map<String, ConversationStatus> STATUSES = Map.of(
            "open", ConversationStatus.OPEN,
            "abierta", ConversationStatus.OPEN,
            "pending", ConversationStatus.PENDING,
            "pendiente", ConversationStatus.PENDING,
            "snoozed", ConversationStatus.SNOOZED,
            "pospuesta", ConversationStatus.SNOOZED,
            "closed", ConversationStatus.CLOSED,
            "cerrada", ConversationStatus.CLOSED);

    /** A name of a sender of fewer letters would be in most of them. */
    private static final int SHORTEST_SENDER = 3;

    private final List<String> words = new ArrayList<>();
    private final List<String> without = new ArrayList<>();
    private final List<String> passages = new ArrayList<>();
    private final List<String> withoutPassages = new ArrayList<>();
    private final EnumSet<MessageAuthor> authors = EnumSet.noneOf(MessageAuthor.class);
    private final List<String> agents = new ArrayList<>();
    private final EnumSet<ConversationStatus> statuses = EnumSet.noneOf(ConversationStatus.class);
    private @Nullable String sender;
    private @Nullable LocalDate after;
    private @Nullable LocalDate before;

    private SearchText() {}

    /** Throws {@link SearchRefusedException} where it cannot be understood. */
    public static SearchTerms read(String typed) {
        return new SearchText().parts(typed);
    }

    private SearchTerms parts(String typed) {
        if (typed.length() > 2 * LONGEST || typed.codePointCount(0, typed.length()) > LONGEST) {
            throw new SearchRefusedException("long", LONGEST);
        }
        var text = QUOTATION_MARKS
                .matcher(PlainText.of(typed.replaceAll("\\s", " ")))
                .replaceAll("\"");
        if (!PlainText.isLine(text, LONGEST)) {
            throw new SearchRefusedException("invisible");
        }
        if (text.chars().filter(sign -> sign == '"').count() % 2 > 0) {
            throw new SearchRefusedException("quote");
        }
        var part = PART.matcher(text);
        while (part.find()) {
            if (!part.group().isEmpty()) {
                read(!part.group(1).isEmpty(), part.group(2), part.group(3) == null ? "" : part.group(3));
            }
        }
        if (words.stream().noneMatch(SearchText::hasWord)) {
            throw new SearchRefusedException("nothing");
        }
        return new SearchTerms(
                List.copyOf(words),
                List.copyOf(without),
                List.copyOf(passages),
                List.copyOf(withoutPassages),
                authors,
                sender,
                List.copyOf(agents),
                statuses,
                after,
                before);
    }

    private void read(boolean negative, @Nullable String name, String value) {
        if (name != null) {
            narrow(negative, name.substring(0, name.length() - 1), unquoted(value));
        } else if (value.startsWith("\"")) {
            passage(negative, unquoted(value));
        } else if (negative && value.isEmpty()) {
            passage(false, "-");
        } else {
            word(negative, ENDS.matcher(value).replaceAll(""), value);
        }
    }

    private void word(boolean negative, String word, String typed) {
        if (word.isEmpty() || !hasWord(word)) {
            passage(negative, typed);
        } else if (SIGN_WITHIN.matcher(word).find()) {
            passage(negative, word);
        } else {
            (negative ? without : words).add(word);
        }
    }

    private void passage(boolean negative, String passage) {
        if (passage.isBlank()) {
            return;
        }
        (negative ? withoutPassages : passages).add(passage.strip());
        if (!negative) {
            for (var word : passage.split("[^\\p{L}\\p{N}\\p{M}]+")) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
    }

    private void narrow(boolean negative, String name, String value) {
        var operator = Operator.named(name).orElseThrow(() -> new SearchRefusedException("operator", name));
        if (negative) {
            throw new SearchRefusedException("negative", name);
        }
        if (value.isBlank()) {
            throw new SearchRefusedException("value." + operator.name().toLowerCase(Locale.ROOT), name);
        }
        switch (operator) {
            case FROM -> from(name, value);
            case AGENT -> agents.add(value);
            case BEFORE -> before = day(name, value);
            case AFTER -> after = day(name, value);
            case STATUS ->
                statuses.add(find(STATUSES, value).orElseThrow(() -> new SearchRefusedException("value.status", name)));
        }
    }

    private void from(String name, String value) {
        var author = find(AUTHORS, value);
        if (author.isPresent()) {
            authors.add(author.get());
        } else if (value.codePointCount(0, value.length()) < SHORTEST_SENDER || !hasWord(value)) {
            throw new SearchRefusedException("value.from", name);
        } else {
            sender = value;
        }
    }

    private static LocalDate day(String name, String value) {
        try {
            var day = LocalDate.parse(value);
            if (day.getYear() >= 1970 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new SearchRefusedException("date", name, value);
    }

    private static <T> Optional<T> find(Map<String, T> values, String name) {
        return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
    }

    private static boolean hasWord(String text) {
        return WORD.matcher(text).find();
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }
}
