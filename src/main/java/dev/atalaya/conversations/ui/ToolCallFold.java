package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.aisessions.ToolCall;
import dev.atalaya.components.CodeBlock;
import dev.atalaya.components.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call of a tool, folded to a line; its arguments and its result are sent when it is opened. */
class ToolCallFold extends ListItem {

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
        fold.add(new CodeBlock(getTranslation(title), getTranslation("aisessions.tool.copy"), text));
    }

    private Optional<Integer> results() {
        return CodeBlock.json(call.result()).filter(JsonNode::isArray).map(JsonNode::size);
    }
}
