package dev.atalaya.agents.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.agents.AgentKind;
import dev.atalaya.agents.AgentStatus;
import dev.atalaya.components.StatusBadge;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;
import java.util.Locale;

/** What is said about agents in more than one place. */
final class AgentText {

    private AgentText() {}

    static StatusBadge badge(Component in, AgentStatus status) {
        return new StatusBadge(shape(status), tone(status), in.getTranslation(key(status)));
    }

    static Shape shape(AgentStatus status) {
        return switch (status) {
            case ACTIVE -> Shape.DOT;
            case PAUSED -> Shape.RING;
            case RETIRED -> Shape.CROSS;
        };
    }

    static Tone tone(AgentStatus status) {
        return switch (status) {
            case ACTIVE -> Tone.GREEN;
            case PAUSED -> Tone.ORANGE;
            case RETIRED -> Tone.NEUTRAL;
        };
    }

    static String key(AgentStatus status) {
        return "agents.status." + status.column();
    }

    static String key(AgentKind kind) {
        return "agents.kind." + kind.column();
    }

    /** The name of a language in the reader's own. */
    static String language(String code, Locale reader) {
        return Locale.forLanguageTag(code).getDisplayName(reader);
    }
}
