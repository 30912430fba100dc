package dev.atalaya.components;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a list is sorted: by one of the columns that have an index, from either end. */
public record KeysetOrder<S extends Enum<S>>(S by, boolean descending) implements Serializable {

    /** The order that a word means, where it means one of these. */
    public static <S extends Enum<S>> Optional<KeysetOrder<S>> of(Class<S> keys, String word) {
        var descending = word.startsWith("-");
        var name = descending ? word.substring(1) : word;
        return Stream.of(keys.getEnumConstants())
                .filter(key -> key.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .map(key -> new KeysetOrder<>(key, descending));
    }

    public KeysetOrder<S> reversed() {
        return new KeysetOrder<>(by, !descending);
    }

    /** As addresses and settings have it: {@code name}, or {@code -name} from the other end. */
    public String word() {
        return (descending ? "-" : "") + by.name().toLowerCase(Locale.ROOT);
    }
}
