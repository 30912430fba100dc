package dev.atalaya.roles.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.components.StatusBadge;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;

/** What is said about roles in more than one place. */
final class RoleText {

    private RoleText() {}

    static StatusBadge system(Component in) {
        return new StatusBadge(Shape.HALF, Tone.NEUTRAL, in.getTranslation("roles.system"));
    }

    static String permission(Component in, String permission) {
        return in.getTranslation("roles.permission." + permission);
    }
}
