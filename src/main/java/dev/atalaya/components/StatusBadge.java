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
        WARNING;

        /** As it stands in the names of classes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the colour says. */
    public enum Tone {
        NEUTRAL,
        ACCENT,
        BLUE,
        GREEN,
        ORANGE,
        PURPLE,
        RED;

        /** As it stands in the names of classes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public StatusBadge(Shape shape, Tone tone, String word) {
        addClassNames("at-badge", "at-badge-" + shape.word(), "at-tone-" + tone.word());
        var mark = new Span();
        mark.addClassName("at-badge-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        add(mark, new Span(word));
    }
}
