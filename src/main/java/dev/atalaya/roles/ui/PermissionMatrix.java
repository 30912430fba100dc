package dev.atalaya.roles.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.roles.PermissionGroups;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every permission with what it allows in plain words, in groups by what it is about. */
class PermissionMatrix extends Div {

    private final Map<String, Checkbox> boxes = new LinkedHashMap<>();
    private final Map<String, Span> differences = new LinkedHashMap<>();

    private @Nullable String otherName;
    private Set<String> other = Set.of();

    PermissionMatrix(Set<String> allowed, boolean editable) {
        addClassName("at-permissions");
        PermissionGroups.all().forEach(this::addGroup);
        boxes.forEach((permission, box) -> {
            box.setValue(allowed.contains(permission));
            box.setReadOnly(!editable);
            box.addValueChangeListener(change -> showDifferences());
        });
    }

    /** Marks what only this role allows and what only the other one does; without another one, nothing. */
    void compare(@Nullable String name, Set<String> permissions) {
        otherName = name;
        other = permissions;
        showDifferences();
    }

    private void showDifferences() {
        differences.forEach((permission, words) -> {
            var here = chosen().contains(permission);
            var differs = otherName != null && here != other.contains(permission);
            words.setVisible(differs);
            words.setText(
                    here
                            ? getTranslation("roles.compare.here")
                            : getTranslation("roles.compare.there", otherName == null ? "" : otherName));
            words.setClassName("at-permission-difference " + (here ? "at-permission-here" : "at-permission-there"));
        });
    }

    void whenChanged(Runnable told) {
        boxes.values().forEach(box -> box.addValueChangeListener(change -> told.run()));
    }

    Set<String> chosen() {
        return boxes.entrySet().stream()
                .filter(entry -> entry.getValue().getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    void choose(Set<String> allowed) {
        boxes.forEach((permission, box) -> box.setValue(allowed.contains(permission)));
    }

    private void addGroup(String name, List<String> permissions) {
        var heading = new H3(getTranslation("roles.group." + name));
        heading.setId("at-permissions-" + name);
        var group = new Section(heading);
        group.addClassName("at-permissions-group");
        group.getElement().setAttribute("aria-labelledby", "at-permissions-" + name);
        permissions.forEach(permission -> group.add(line(permission)));
        add(group);
    }

    private Div line(String permission) {
        var box = new Checkbox(RoleText.permission(this, permission));
        box.setHelperText(getTranslation("roles.permission." + permission + ".allows"));
        boxes.put(permission, box);
        var code = new Code(permission);
        code.addClassName("at-secondary");
        var difference = new Span();
        difference.setVisible(false);
        differences.put(permission, difference);
        var side = new Div(code, difference);
        side.addClassName("at-permission-side");
        var line = new Div(box, side);
        line.addClassName("at-permission");
        return line;
    }
}
