package dev.atalaya.roles.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import dev.atalaya.roles.PermissionGroups;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every permission with what it allows in plain words, in groups by what it is about. */
class PermissionMatrix extends Div {

    private final Map<String, Checkbox> boxes = new LinkedHashMap<>();

    PermissionMatrix(Set<String> allowed, boolean editable) {
        addClassName("at-permissions");
        PermissionGroups.all().forEach(this::addGroup);
        boxes.forEach((permission, box) -> {
            box.setValue(allowed.contains(permission));
            box.setReadOnly(!editable);
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
        var line = new Div(box, code);
        line.addClassName("at-permission");
        return line;
    }
}
