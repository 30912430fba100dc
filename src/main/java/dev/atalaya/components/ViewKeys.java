package dev.atalaya.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.i18n.I18NProvider;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a view declares its keys: a key belongs to the part that it presses, or focuses where it is a field. The frame listens
 * for the keys of the parts that are in sight, and lists them on its sheet. Nothing happens while somebody types.
 */
public final class ViewKeys implements Serializable {

    /**
     * A key and what it does.
     *
     * @param key as browsers call it, letters small
     * @param what in the reader's words
     */
    public record ViewKey(String key, String what) implements Serializable {}

    private final List<ViewKey> keys = new ArrayList<>();

    private ViewKeys() {}

    public static void bind(Component part, String key, String what) {
        var bound = ComponentUtil.getData(part, ViewKeys.class);
        var keys = bound == null ? new ViewKeys() : bound;
        keys.keys.add(new ViewKey(key, what));
        ComponentUtil.setData(part, ViewKeys.class, keys);
        part.getElement()
                .setAttribute(
                        "aria-keyshortcuts",
                        String.join(" ", keys.keys.stream().map(ViewKey::key).toList()));
    }

    /** The key that goes to where one looks for something in a list. */
    public static void search(Component field) {
        bind(field, "/", I18NProvider.translate("components.keys.search"));
    }

    /** The keys of what is in sight in a view, each once, in the order of the page. */
    public static List<ViewKey> of(Component view) {
        return parts(view).distinct().toList();
    }

    private static Stream<ViewKey> parts(Component part) {
        if (part instanceof Text || !part.isVisible()) {
            return Stream.empty();
        }
        var bound = ComponentUtil.getData(part, ViewKeys.class);
        return Stream.concat(
                bound == null ? Stream.empty() : bound.keys.stream(),
                part.getChildren().flatMap(ViewKeys::parts));
    }
}
