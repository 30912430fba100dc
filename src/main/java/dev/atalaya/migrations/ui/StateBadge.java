package dev.atalaya.migrations.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.components.StatusBadge;
import dev.atalaya.migrations.Severity;
import dev.atalaya.migrations.VersionState;
import java.util.Locale;

/** The state of a version with the shape and the colour of its severity. */
class StateBadge extends StatusBadge {

    StateBadge(VersionState state) {
        super(shape(state.severity()), tone(state.severity()), I18NProvider.translate(key(state)));
        setTitle(I18NProvider.translate(key(state) + ".cause"));
    }

    static String key(VersionState state) {
        return "migrations.state." + state.name().toLowerCase(Locale.ROOT);
    }

    static Shape shape(Severity severity) {
        return switch (severity) {
            case RED -> Shape.CROSS;
            case AMBER -> Shape.WARNING;
            case BLUE -> Shape.CLOCK;
            case NEUTRAL -> Shape.RING;
            case GREEN -> Shape.CHECK;
        };
    }

    static Tone tone(Severity severity) {
        return switch (severity) {
            case RED -> Tone.RED;
            case AMBER -> Tone.ORANGE;
            case BLUE -> Tone.BLUE;
            case NEUTRAL -> Tone.NEUTRAL;
            case GREEN -> Tone.GREEN;
        };
    }
}
