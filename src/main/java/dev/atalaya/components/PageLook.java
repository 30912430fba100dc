package dev.atalaya.components;

import com.vaadin.flow.component.UI;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Changes how the open page looks to its reader, at once, and keeps it with the account. */
public interface PageLook {

    void speak(UI ui, Locale language);

    /** Null is the browser's zone. */
    void live(UI ui, @Nullable ZoneId zone);

    /** {@code system}, {@code light} or {@code dark}. */
    void wear(UI ui, String theme);
}
