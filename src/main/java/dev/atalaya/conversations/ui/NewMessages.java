package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Tells that messages came: aloud, and to whoever reads further up by a button that leads down to them. */
class NewMessages extends Div {

    // The thread runs from its end, so that it is at its end at zero and further up below zero.
    private static final String TELL = """
            const isUp = () => $0.scrollTop < -40;
            $1.hidden = !isUp();
            if (!this.atTells) {
              this.atTells = true;
              $1.addEventListener('click', () => {
                $0.scrollTo({ top: 0 });
                $0.focus({ preventScroll: true });
              });
              $0.addEventListener('scroll', () => { $1.hidden = $1.hidden || !isUp(); }, { passive: true });
            }""";

    private final Span words = new Span();
    private final Button down = new Button(getTranslation("conversations.new"), VaadinIcon.ARROW_DOWN.create());
    private final Component thread;

    NewMessages(Component thread) {
        this.thread = thread;
        addClassName("at-new-messages");
        words.addClassName("at-hidden");
        words.getElement().setAttribute("role", "status");
        down.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        down.getElement().setAttribute("hidden", true);
        add(words, down);
    }

    void came(int count) {
        words.setText(getTranslation("conversations.new.count", count));
        getElement().executeJs(TELL, thread.getElement(), down.getElement());
    }
}
