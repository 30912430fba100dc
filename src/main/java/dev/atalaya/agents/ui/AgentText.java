package dev.atalaya.agents.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.agents.AgentKind;
import dev.atalaya.agents.AgentStatus;
import dev.atalaya.components.Formats;
import dev.atalaya.components.StatusBadge;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.util.Locale;
import java.util.function.Supplier;

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

    /** Does it, and where a rule is in the way says which, as dialogs show it. */
    static void saying(Component in, Runnable act) {
        AgentText.<Boolean>saying(in, () -> {
            act.run();
            return true;
        });
    }

    static <T> T saying(Component in, Supplier<T> act) {
        try {
            return act.get();
        } catch (RefusedException refused) {
            throw new IllegalStateException(in.getTranslation(refused.key()), refused);
        } catch (StaleException stale) {
            throw new IllegalStateException(
                    in.getTranslation("agents.stale", Formats.current().exact(stale.changedAt())), stale);
        }
    }
}
