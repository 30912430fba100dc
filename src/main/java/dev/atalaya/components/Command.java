package dev.atalaya.components;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableRunnable;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Something that the palette finds: a place to go to, or an act.
 *
 * @param kind what it is, in the reader's words
 * @param detail what tells it apart from others of the same title; may be empty
 * @param path where it leads; null for an act
 * @param act what it does; null for a place
 */
public record Command(
        VaadinIcon icon,
        String kind,
        String title,
        String detail,
        @Nullable String path,
        @Nullable SerializableRunnable act)
        implements Serializable {

    public static Command place(VaadinIcon icon, String kind, String title, String detail, String path) {
        return new Command(icon, kind, title, detail, path, null);
    }

    public static Command act(VaadinIcon icon, String kind, String title, SerializableRunnable act) {
        return new Command(icon, kind, title, "", null, act);
    }
}
