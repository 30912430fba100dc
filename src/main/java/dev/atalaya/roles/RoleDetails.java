package dev.atalaya.roles;

import dev.atalaya.shared.PlainText;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A role as its form shows and edits it; without an id it is a new one. */
public record RoleDetails(
        @Nullable Long id,
        int version,
        String code,
        String name,
        String description,
        boolean system,
        Set<String> permissions,
        @Nullable Instant changedAt)
        implements Serializable {

    /** Characters. */
    public static final int NAME_LENGTH = 100;

    /** Characters. */
    public static final int DESCRIPTION_LENGTH = 500;

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,62}");

    public RoleDetails {
        name = PlainText.of(name);
        description = PlainText.of(description);
        permissions = Set.copyOf(permissions);
        require(isCode(code), "A role's code has 2 to 63 lower-case letters, digits and hyphens");
        require(isName(name), "A role needs a name of at most 100 characters");
        require(isDescription(description), "A role's description has at most 500 characters");
    }

    /** A role that is not there yet. */
    public static RoleDetails created(String code, String name, String description, Set<String> permissions) {
        return new RoleDetails(null, 0, code, name, description, false, permissions, null);
    }

    /** The key of a role that is there. */
    public long key() {
        return Objects.requireNonNull(id);
    }

    public RoleDetails describedAs(String newName, String newDescription) {
        return new RoleDetails(id, version, code, newName, newDescription, system, permissions, changedAt);
    }

    public RoleDetails allowing(Set<String> newPermissions) {
        return new RoleDetails(id, version, code, name, description, system, newPermissions, changedAt);
    }

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    public static boolean isName(String text) {
        return !PlainText.of(text).isEmpty() && PlainText.isLine(PlainText.of(text), NAME_LENGTH);
    }

    public static boolean isDescription(String text) {
        return PlainText.isText(PlainText.of(text), DESCRIPTION_LENGTH);
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
