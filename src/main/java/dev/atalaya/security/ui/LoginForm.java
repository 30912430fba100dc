package dev.atalaya.security.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;

/** A plain form that the browser posts by itself: no request of the page runs beside it while the session changes. */
@Tag("form")
class LoginForm extends HtmlContainer {

    private final Paragraph message = new Paragraph();
    private final Element name = field("username", "text", "username");
    private final Element password = field("password", "password", "current-password");

    LoginForm() {
        addClassName("at-login-form");
        getElement().setAttribute("method", "post").setAttribute("action", "login");
        message.setId("login-message");
        message.addClassName("at-login-message");
        name.setAttribute("autofocus", true)
                .setAttribute("inputmode", "email")
                .setAttribute("autocapitalize", "none")
                .setAttribute("spellcheck", "false");
        var submit = new Element("button").setAttribute("type", "submit").setAttribute("class", "at-login-submit");
        submit.setText(getTranslation("security.login.submit"));
        add(message, row("security.login.name", name), row("security.login.password", password));
        getElement().appendChild(submit);
    }

    void say(String key) {
        message.setText(getTranslation(key));
        message.getElement().setAttribute("role", "status");
    }

    /** The same words whatever was wrong. */
    void refuse() {
        message.setText(getTranslation("security.login.refused"));
        message.addClassName("at-login-refused");
        message.getElement().setAttribute("role", "alert");
        name.setAttribute("aria-describedby", "login-message");
        password.setAttribute("aria-describedby", "login-message");
    }

    private Div row(String label, Element field) {
        var caption = new NativeLabel(getTranslation(label));
        caption.getElement().setAttribute("for", field.getAttribute("id"));
        var row = new Div(caption);
        row.addClassName("at-login-row");
        row.getElement().appendChild(field);
        return row;
    }

    private static Element field(String name, String type, String autocomplete) {
        return new Element("input")
                .setAttribute("id", name)
                .setAttribute("name", name)
                .setAttribute("type", type)
                .setAttribute("autocomplete", autocomplete)
                .setAttribute("required", true);
    }
}
