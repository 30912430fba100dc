package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.aisessions.ToolCall;
import dev.atalaya.components.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A call of a tool, folded to a line; its arguments and its result are sent when it is opened. */
class ToolCallFold extends ListItem {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ToolCall call;
    private boolean filled;

    ToolCallFold(ToolCall call, Formats formats) {
        this.call = call;
        addClassName("at-tool");
        setClassName("at-tool-failed", call.error() != null);
        var fold = new Details(summary(formats));
        fold.addOpenedChangeListener(change -> fill(fold));
        add(fold);
    }

    private Component summary(Formats formats) {
        var facts = new ArrayList<String>();
        if (call.error() != null) {
            facts.add(getTranslation("aisessions.tool.failed"));
        } else {
            results().ifPresent(count -> facts.add(getTranslation("aisessions.tool.results", count)));
        }
        if (call.latencyMs() != null) {
            facts.add(formats.duration(Duration.ofMillis(call.latencyMs())));
        }
        var name = new Span(call.name() == null ? getTranslation("aisessions.tool") : call.name());
        name.addClassName("at-mono");
        var icon = VaadinIcon.TOOLS.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var line = new Span(icon, name, new Span(String.join(" · ", facts)));
        line.addClassName("at-tool-line");
        return line;
    }

    private void fill(Details fold) {
        if (filled) {
            return;
        }
        filled = true;
        add(fold, "aisessions.tool.arguments", call.arguments());
        add(fold, "aisessions.tool.result", call.result());
        add(fold, "aisessions.tool.error", call.error());
    }

    private void add(Details fold, String title, @Nullable String text) {
        if (text == null) {
            return;
        }
        var shown = pretty(text);
        var copy = new Button(getTranslation("aisessions.tool.copy"), VaadinIcon.COPY_O.create());
        copy.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        copy.addClickListener(click -> copy.getElement().executeJs("navigator.clipboard?.writeText($0)", shown));
        var head = new Div(new Span(getTranslation(title)), copy);
        head.addClassNames("at-tool-head", "at-secondary");
        var code = new Pre(shown);
        code.addClassName("at-json");
        code.getElement().setAttribute("tabindex", "0");
        fold.add(head, code);
    }

    private Optional<Integer> results() {
        return json(call.result()).filter(JsonNode::isArray).map(JsonNode::size);
    }

    private static String pretty(String text) {
        return json(text).map(JsonNode::toPrettyString).orElse(text);
    }

    private static Optional<JsonNode> json(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(JSON::readTree).filter(JsonNode::isContainer);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
