package dev.atalaya.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jspecify.annotations.Nullable;

/** What stands in place of the rows of a list: why there are none, or what failed. */
final class ListState extends Div {

    ListState() {
        addClassName("at-list-state");
        getElement().setAttribute("aria-live", "polite");
    }

    void show(@Nullable Component content) {
        removeAll();
        if (content != null) {
            add(content);
        }
    }

    void fail(String reference, Runnable again) {
        show(new EmptyState(
                VaadinIcon.WARNING,
                getTranslation("components.list.failed"),
                getTranslation("components.list.reference", reference),
                new Button(getTranslation("components.list.retry"), click -> again.run())));
    }
}
