package dev.atalaya.conversations.saved;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A view to be kept.
 *
 * @param role the key of a role of one's own that sees it too; null for nobody else
 */
public record SavedViewDetails(
        String name, String query, @Nullable Long role, boolean usual) implements Serializable {

    /** Characters. */
    public static final int LONGEST_NAME = 80;

    /** Characters. */
    public static final int LONGEST_QUERY = 2000;

    public SavedViewDetails {
        name = name.strip();
        if (!accepts(name)) {
            throw new IllegalArgumentException(
                    "A view needs a name of at most 80 characters without control characters");
        }
        if (query.length() > LONGEST_QUERY) {
            throw new IllegalArgumentException("An address has at most 2,000 characters");
        }
    }

    public static boolean accepts(String name) {
        var stripped = name.strip();
        return !stripped.isEmpty()
                && stripped.length() <= LONGEST_NAME
                && stripped.codePoints()
                        .noneMatch(point ->
                                Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }
}
