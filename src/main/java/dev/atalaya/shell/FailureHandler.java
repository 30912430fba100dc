package dev.atalaya.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import dev.atalaya.components.Toast;
import java.io.Serial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/** Tells the reader that an act failed, with the reference under which the log says why. */
class FailureHandler implements ErrorHandler {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    @Override
    public void error(ErrorEvent event) {
        var reference = References.next();
        if (event.getThrowable() instanceof AccessDeniedException) {
            LOG.info("Refused, reference {}", reference);
            tell("shell.refused", reference);
        } else {
            LOG.error("Failed, reference {}", reference, event.getThrowable());
            tell("shell.failed", reference);
        }
    }

    private static void tell(String key, String reference) {
        var ui = UI.getCurrent();
        if (ui != null) {
            Toast.problem(ui.getTranslation(key, reference), ui.getTranslation("shell.close"));
        }
    }
}
