package dev.atalaya.components;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A state as a shape and a word, never as a colour alone. */
public class StatusBadge extends Span {

    /** What is drawn before the word. */
    public enum Shape {
        DOT,
        RING,
        HALF,
        MOON,
        CHECK,
        CROSS,
        CLOCK,
        WARNING
    }

    /** What the colour says. */
    public enum Tone {
        NEUTRAL,
        ACCENT,
        BLUE,
        GREEN,
        ORANGE,
        PURPLE,
        RED
    }

    public StatusBadge(Shape shape, Tone tone, String word) {
        addClassNames("at-badge", "at-badge-" + name(shape), "at-tone-" + name(tone));
        var mark = new Span();
        mark.addClassName("at-badge-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        add(mark, new Span(word));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
