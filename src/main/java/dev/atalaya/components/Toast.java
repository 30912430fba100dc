package dev.atalaya.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;

/** A short note in the corner, for what succeeded, and for what can be taken back. */
public final class Toast {

    private static final int MILLISECONDS = 4_000;

    private Toast() {}

    public static void show(String text) {
        open(note(VaadinIcon.CHECK, text), MILLISECONDS, "success");
    }

    /** With a button that takes it back while the note stands. */
    public static void show(String text, String undo, Runnable takeBack) {
        var note = note(VaadinIcon.CHECK, text);
        var toast = open(note, MILLISECONDS, "success");
        var button = new Button(undo, click -> {
            toast.close();
            takeBack.run();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        note.add(button);
    }

    /** What failed without a place of its own on the page; stands until it is closed. */
    public static void problem(String text, String close) {
        var note = note(VaadinIcon.WARNING, text);
        var toast = open(note, 0, "error");
        toast.setAssertive(true);
        var button = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> toast.close());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(close);
        note.add(button);
    }

    private static Div note(VaadinIcon icon, String text) {
        var picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        var note = new Div(picture, new Span(text));
        note.addClassName("at-toast");
        return note;
    }

    private static Notification open(Component content, int milliseconds, String theme) {
        var toast = new Notification();
        toast.add(content);
        toast.setDuration(milliseconds);
        toast.setPosition(Notification.Position.BOTTOM_END);
        toast.addThemeName(theme);
        toast.open();
        return toast;
    }
}
