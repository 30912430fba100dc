package dev.atalaya.components;

import com.vaadin.flow.component.UI;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.util.Objects;
import java.util.Optional;

/** What is in the way of an act, in the reader's words. */
public final class Refusals {

    private Refusals() {}

    /** Does it; where a rule is in the way, a note says which. */
    public static void noted(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException failure) {
            Toast.problem(
                    words(failure).orElseThrow(() -> failure), UI.getCurrent().getTranslation("components.close"));
        }
    }

    /** Empty where it failed for another reason than a rule. */
    public static Optional<String> words(RuntimeException failure) {
        var ui = UI.getCurrent();
        return switch (failure) {
            case RefusedException refused -> Optional.of(ui.getTranslation(refused.key()));
            case StaleException stale ->
                Optional.of(ui.getTranslation(
                        "components.stale",
                        Objects.requireNonNullElse(stale.changedBy(), ui.getTranslation("components.stale.somebody")),
                        Formats.current().exact(stale.changedAt())));
            default -> Optional.empty();
        };
    }
}
