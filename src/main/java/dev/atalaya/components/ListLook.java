package dev.atalaya.components;

import java.io.Serializable;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants a list.
 *
 * @param hidden names of the columns that are left out
 * @param order as {@link KeysetOrder#word} has it; null is the usual one
 * @param close whether rows stand close together
 */
public record ListLook(Set<String> hidden, @Nullable String order, boolean close) implements Serializable {

    public static final ListLook USUAL = new ListLook(Set.of(), null, false);

    /** What columns are called. */
    public static final Pattern NAME = Pattern.compile("[a-z_]{1,40}");

    public ListLook {
        hidden = Set.copyOf(hidden);
        if (!hidden.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new IllegalArgumentException("A column is named by lower-case letters");
        }
    }

    ListLook without(Set<String> columns) {
        return new ListLook(columns, order, close);
    }

    ListLook sorted(@Nullable String by) {
        return new ListLook(hidden, by, close);
    }

    ListLook standing(boolean closely) {
        return new ListLook(hidden, order, closely);
    }
}
