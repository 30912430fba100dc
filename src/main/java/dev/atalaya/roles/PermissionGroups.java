package dev.atalaya.roles;

import dev.atalaya.security.Permissions;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every permission there is, in groups by what it is about; both in the order of their constants. */
public final class PermissionGroups {

    private static final Map<String, List<String>> GROUPS = Arrays.stream(Permissions.class.getDeclaredFields())
            .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == String.class)
            .map(PermissionGroups::value)
            .collect(Collectors.groupingBy(
                    PermissionGroups::group, LinkedHashMap::new, Collectors.toUnmodifiableList()));

    private static final Set<String> ALL =
            GROUPS.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private PermissionGroups() {}

    /** The permissions by the name of their group, such as {@code conversations}. */
    public static Map<String, List<String>> all() {
        return GROUPS;
    }

    static boolean exist(Set<String> permissions) {
        return ALL.containsAll(permissions);
    }

    private static String group(String permission) {
        return permission.substring(0, permission.indexOf('.'));
    }

    private static String value(Field constant) {
        try {
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
