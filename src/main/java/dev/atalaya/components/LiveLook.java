package dev.atalaya.components;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableRunnable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a view look for what is new about every second, while the view is on the page and the page is in sight: a page behind
 * another asks for nothing, and looks at once when it comes back. See docs/decisions/0021.
 */
public final class LiveLook {

    private static final int MILLISECONDS = 1_200;
    private static final int NEVER = -1;

    private static final String SIGHT = """
            const tell = () => {
              if (this.isConnected) {
                this.dispatchEvent(new CustomEvent('at-sight', { detail: document.visibilityState === 'visible' }));
              } else {
                document.removeEventListener('visibilitychange', tell);
              }
            };
            document.addEventListener('visibilitychange', tell);
            if (document.visibilityState !== 'visible') {
              tell();
            }""";

    private static final Logger LOG = LoggerFactory.getLogger(LiveLook.class);

    private LiveLook() {}

    /** @param look asks the database only where something was told, or when it is time to */
    public static void start(Component view, SerializableRunnable look) {
        view.addAttachListener(attach -> begin(attach, view, look));
        view.getElement()
                .addEventListener("at-sight", sight -> {
                    var seen = sight.getEventData().path("event.detail").asBoolean();
                    view.getUI().ifPresent(ui -> ui.setPollInterval(seen ? MILLISECONDS : NEVER));
                    if (seen) {
                        quietly(look);
                    }
                })
                .addEventData("event.detail");
    }

    /** The view has nothing more to look for. */
    public static void stop(Component view) {
        view.getUI().ifPresent(ui -> ui.setPollInterval(NEVER));
    }

    /** Nobody asked for it, so that nobody is told where it fails: what is shown stays, and the next look may succeed. */
    private static void quietly(SerializableRunnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warn("A page could not look for what is new", e);
        }
    }

    private static void begin(AttachEvent attach, Component view, SerializableRunnable look) {
        UI ui = attach.getUI();
        ui.setPollInterval(MILLISECONDS);
        var polls = ui.addPollListener(poll -> quietly(look));
        view.addDetachListener(detach -> {
            detach.unregisterListener();
            polls.remove();
            ui.setPollInterval(NEVER);
        });
        view.getElement().executeJs(SIGHT);
    }
}
