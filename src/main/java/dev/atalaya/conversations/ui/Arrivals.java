package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Says above the list how many conversations came since it was read; the list stays as it is until this is pressed. */
class Arrivals extends Div {

    private final Button button;

    Arrivals(Runnable readAgain) {
        button = new Button(VaadinIcon.ARROW_UP.create(), click -> readAgain.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        addClassName("at-arrivals");
        getElement().setAttribute("role", "status");
        add(button);
        show(0);
    }

    void show(int count) {
        button.setText(getTranslation(
                count < ConversationGrid.MOST_TOLD ? "conversations.arrived" : "conversations.arrived.many", count));
        button.setVisible(count > 0);
    }
}
