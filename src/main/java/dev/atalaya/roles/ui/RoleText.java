package dev.atalaya.roles.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.components.Formats;
import dev.atalaya.components.StatusBadge;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.util.function.Supplier;

/** What is said about roles in more than one place. */
final class RoleText {

    private RoleText() {}

    static StatusBadge system(Component in) {
        return new StatusBadge(Shape.HALF, Tone.NEUTRAL, in.getTranslation("roles.system"));
    }

    static String permission(Component in, String permission) {
        return in.getTranslation("roles.permission." + permission);
    }

    /** Does it, and where a rule is in the way says which, as dialogs show it. */
    static <T> T saying(Component in, Supplier<T> act) {
        try {
            return act.get();
        } catch (RefusedException refused) {
            throw new IllegalStateException(in.getTranslation(refused.key()), refused);
        } catch (StaleException stale) {
            throw new IllegalStateException(
                    in.getTranslation("roles.stale", Formats.current().exact(stale.changedAt())), stale);
        }
    }
}
