package dev.atalaya.conversations.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What narrows a search besides words, as {@code name:value}; each has a name in either language. */
public enum Operator {
    FROM("de"),
    AGENT("agente"),
    BEFORE("antes"),
    AFTER("desde"),
    STATUS("estado");

    private final String spanish;

    Operator(String spanish) {
        this.spanish = spanish;
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("es") ? spanish : name().toLowerCase(Locale.ROOT);
    }

    /** In whichever language. */
    public static Optional<Operator> named(String name) {
        return Arrays.stream(values())
                .filter(operator -> operator.name().equalsIgnoreCase(name) || operator.spanish.equalsIgnoreCase(name))
                .findFirst();
    }

    /** All of them as a sentence lists them. */
    public static String all(Locale locale) {
        return Arrays.stream(values())
                .map(operator -> operator.name(locale) + ":")
                .collect(Collectors.joining(", "));
    }
}
