package dev.atalaya.components;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What concerns everybody who is signed in; the frame shows the most serious. */
public interface Banner {

    Optional<Notice> notice();

    /** How much it matters; the later, the more. */
    enum Severity {
        INFO,
        WARNING,
        CRITICAL
    }

    /** The key of the text with its parameters, and the address of the view that says more. */
    record Notice(
            Severity severity,
            String key,
            List<Object> parameters,
            @Nullable String path) {

        public Notice(Severity severity, String key, Object... parameters) {
            this(severity, key, List.of(parameters), null);
        }
    }
}
