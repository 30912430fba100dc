package dev.atalaya.components;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A text of a machine, JSON in lines where it is that, with a title and a button that copies it. */
public class CodeBlock extends Div {

    private static final JsonMapper JSON = JsonMapper.shared();

    public CodeBlock(String title, String copyText, String text) {
        addClassName("at-code");
        var shown = json(text).map(JsonNode::toPrettyString).orElse(text);
        var copy = new Button(copyText, VaadinIcon.COPY_O.create());
        copy.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        copy.addClickListener(click -> copy.getElement().executeJs("navigator.clipboard?.writeText($0)", shown));
        var head = new Div(new Span(title), copy);
        head.addClassNames("at-tool-head", "at-secondary");
        var code = new Pre(shown);
        code.addClassName("at-json");
        // It scrolls, so that the keyboard must reach it.
        code.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", title);
        add(head, code);
    }

    /** An object or a list, where the text is one. */
    public static Optional<JsonNode> json(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(JSON::readTree).filter(JsonNode::isContainer);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
