package dev.atalaya.conversations.work.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.components.Formats;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.time.Clock;

/** What kept an act from being done, where it happened; what was typed or chosen stays as it is. */
class WorkProblem extends Div {

    private final Clock clock;
    private final Runnable reload;

    WorkProblem(Clock clock, Runnable reload) {
        this.clock = clock;
        this.reload = reload;
        addClassName("at-problem");
        getElement().setAttribute("role", "alert");
    }

    /** Whether the act was done; where it was not, this says why. */
    boolean during(Runnable act) {
        removeAll();
        try {
            act.run();
            return true;
        } catch (StaleException stale) {
            sayWhoWasFaster(stale);
        } catch (RefusedException refused) {
            say(getTranslation(refused.key()));
        }
        return false;
    }

    void say(String text) {
        removeAll();
        add(new Span(text));
    }

    private void sayWhoWasFaster(StaleException stale) {
        var who = stale.changedBy() == null ? getTranslation("work.stale.somebody") : stale.changedBy();
        var when = Formats.current().relative(stale.changedAt(), clock.instant());
        say(getTranslation("work.stale", who, when));
        var button = new Button(getTranslation("work.stale.reload"), click -> {
            removeAll();
            reload.run();
        });
        button.addThemeVariants(ButtonVariant.SMALL);
        add(button);
    }
}
