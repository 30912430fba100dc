package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.aisessions.CitedDocuments;
import dev.atalaya.aisessions.EntryRole;
import dev.atalaya.aisessions.SessionEntry;
import dev.atalaya.components.CodeBlock;
import dev.atalaya.components.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An entry of a session: whose it is, when, what it cost in tokens and time, and what it says. */
class EntryItem extends ListItem {

    private final SessionEntry entry;
    private final Formats formats;
    private final Supplier<String> whole;

    /**
     * @param thread of the conversation; null for those who may not read it
     * @param whole what the entry says, all of it
     */
    EntryItem(SessionEntry entry, @Nullable String thread, Formats formats, Supplier<String> whole) {
        this.entry = entry;
        this.formats = formats;
        this.whole = whole;
        addClassNames("at-entry", "at-entry-" + entry.role().column());
        setClassName("at-entry-failed", entry.error() != null);
        setId("entry-" + entry.position());
        add(head(thread));
        switch (entry.role()) {
            case SYSTEM -> add(fold(getTranslation("aisessions.entry.prompt"), List.of(said())));
            case TOOL -> add(fold(summary(), call()));
            case USER, ASSISTANT -> add(said());
        }
        if (entry.error() != null) {
            var error = new Div(entry.error());
            error.addClassName("at-failure");
            add(error);
        }
        if (entry.sent() != null) {
            add(new Difference(
                    getTranslation("aisessions.entry.sent"),
                    Objects.requireNonNullElse(entry.content(), ""),
                    entry.sent()));
        }
        addDocuments();
    }

    /** Brings it into sight and shows for a moment which one it is. */
    void pointOut() {
        getElement()
                .executeJs("this.scrollIntoView({block: 'center'});"
                        + "this.classList.add('at-message-pointed');"
                        + "setTimeout(() => this.classList.remove('at-message-pointed'), 2000);");
    }

    private Component head(@Nullable String thread) {
        var role = new Span(getTranslation("aisessions.role." + entry.role().column()));
        role.addClassName("at-entry-role");
        var head = new Div(role, facts());
        head.addClassName("at-entry-head");
        if (thread != null && entry.message() != null && entry.role() != EntryRole.TOOL) {
            var link = new Anchor(thread + "?message=" + entry.message(), getTranslation("aisessions.entry.message"));
            link.getElement().setAttribute("router-link", true);
            link.addClassName("at-entry-link");
            head.add(link);
        } else if (entry.role() == EntryRole.ASSISTANT && entry.message() == null) {
            var unsent = new Span(getTranslation("aisessions.entry.unsent"));
            unsent.addClassName("at-entry-unsent");
            head.add(unsent);
        }
        return head;
    }

    private Span facts() {
        var facts = new ArrayList<String>();
        facts.add(formats.time(entry.createdAt()));
        facts.add(getTranslation("aisessions.entry.tokens", entry.tokens()));
        if (entry.tokensCached() > 0) {
            facts.add(getTranslation("aisessions.entry.cached", entry.tokensCached()));
        }
        if (entry.tokensReasoning() > 0) {
            facts.add(getTranslation("aisessions.entry.reasoning", entry.tokensReasoning()));
        }
        if (entry.latencyMs() != null) {
            facts.add(SessionText.duration(formats, entry.latencyMs()));
        }
        var line = new Span(String.join(" \u00b7 ", facts));
        line.addClassName("at-secondary");
        line.getElement().setAttribute("title", formats.exact(entry.createdAt()));
        return line;
    }

    private Component said() {
        var words = new Div(Objects.requireNonNullElse(entry.content(), ""));
        words.addClassName("at-body");
        words.getElement().setAttribute("dir", "auto");
        if (!entry.isCut()) {
            return words;
        }
        var all = more(words::setText);
        return new Div(words, all);
    }

    private List<Component> call() {
        var parts = new ArrayList<Component>();
        if (entry.arguments() != null) {
            parts.add(block("aisessions.tool.arguments", entry.arguments()));
        }
        if (entry.content() != null) {
            var result = new Div(block("aisessions.tool.result", entry.content()));
            if (entry.isCut()) {
                result.add(more(text -> {
                    result.removeAll();
                    result.add(block("aisessions.tool.result", text));
                }));
            }
            parts.add(result);
        }
        return parts;
    }

    private Button more(Consumer<String> show) {
        var more = new Button(getTranslation(
                "aisessions.entry.more", formats.number(SessionEntry.SHOWN), formats.number(entry.contentLength())));
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        more.addClickListener(click -> {
            more.setVisible(false);
            show.accept(whole.get());
        });
        return more;
    }

    private CodeBlock block(String title, String text) {
        return new CodeBlock(getTranslation(title), getTranslation("aisessions.tool.copy"), text);
    }

    /** What is in it is sent when it is opened. */
    private static Details fold(String summary, List<Component> content) {
        var fold = new Details(new Span(summary));
        fold.addOpenedChangeListener(change -> {
            if (fold.getContent().findAny().isEmpty()) {
                fold.add(content);
            }
        });
        return fold;
    }

    private String summary() {
        var name = entry.name() == null ? getTranslation("aisessions.tool") : entry.name();
        if (entry.error() != null) {
            return name + " \u00b7 " + getTranslation("aisessions.tool.failed");
        }
        return CodeBlock.json(entry.content())
                .filter(result -> result.isArray())
                .map(result -> name + " \u00b7 " + getTranslation("aisessions.tool.results", result.size()))
                .orElse(name);
    }

    private void addDocuments() {
        var documents = entry.role() == EntryRole.TOOL ? CitedDocuments.of(entry.content()) : List.<String>of();
        if (!documents.isEmpty()) {
            var picture = VaadinIcon.FILE_TEXT_O.create();
            picture.getElement().setAttribute("aria-hidden", "true");
            var line = new Div(
                    picture,
                    new Span(getTranslation("aisessions.entry.documents", String.join(" \u00b7 ", documents))));
            line.addClassNames("at-entry-documents", "at-secondary");
            add(line);
        }
    }
}
