package dev.atalaya.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.atalaya.audit.AuditDetails;
import dev.atalaya.audit.AuditDetails.Change;
import dev.atalaya.components.Formats;
import dev.atalaya.components.StatusBadge;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;
import dev.atalaya.shared.AuditResult;
import org.jspecify.annotations.Nullable;

/** Everything that the log holds of one event. */
class AuditEventDialog extends Dialog {

    private final Formats formats = Formats.current();
    private final AuditText text = new AuditText(getLocale());

    AuditEventDialog(AuditDetails details, Runnable closed) {
        var row = details.row();
        addClassName("at-audit-dialog");
        setHeaderTitle(text.sentence(row));
        setWidth("44rem");
        setMaxWidth("100vw");
        var facts = new DescriptionList();
        fact(facts, "audit.sequence", formats.number(row.sequence()));
        fact(facts, "audit.when", formats.exact(row.at()));
        fact(facts, "audit.result", badge(row.result(), text.result(row)));
        fact(facts, "audit.action", mono(row.action() + " v" + details.actionVersion()));
        fact(facts, "audit.actor", withId(text.actor(row), row.actorId()));
        fact(facts, "audit.actor.kind", getTranslation("audit.kind." + row.actorKind()));
        fact(facts, "audit.subject", details.subjectId() == null ? null : "#" + details.subjectId());
        fact(facts, "audit.target", target(details));
        fact(facts, "audit.agent.title", text.agent(row).isEmpty() ? null : withId(text.agent(row), row.agentId()));
        fact(facts, "audit.reason", details.reason());
        fact(facts, "audit.ip", details.ip());
        fact(facts, "audit.user_agent", details.userAgent());
        fact(facts, "audit.request", mono(details.requestId()));
        fact(facts, "audit.previous_hash", mono(details.previousHash()));
        fact(facts, "audit.hash", mono(details.hash()));
        var body = new Div(facts);
        body.addClassName("at-section");
        if (!details.changes().isEmpty()) {
            body.add(new H3(getTranslation("audit.changes")), changes(details));
        }
        add(body);
        getFooter().add(new Button(getTranslation("audit.close"), click -> close()));
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                closed.run();
            }
        });
    }

    private Component changes(AuditDetails details) {
        var list = new UnorderedList();
        list.addClassName("at-audit-changes");
        details.changes().stream().map(this::change).forEach(list::add);
        return list;
    }

    private ListItem change(Change change) {
        var item = new ListItem(new Span(change.field()));
        if (change.before() != null) {
            item.add(side("at-audit-before", "\u2212", change.before(), "audit.before"));
        }
        if (change.after() != null) {
            item.add(side("at-audit-after", "+", change.after(), "audit.after"));
        }
        return item;
    }

    private Component side(String style, String sign, String value, String name) {
        var mark = new Span(sign);
        mark.getElement().setAttribute("aria-label", getTranslation(name));
        mark.getElement().setAttribute("role", "img");
        var side = new Div(mark, new Span(value));
        side.addClassName(style);
        return side;
    }

    private static @Nullable String target(AuditDetails details) {
        var row = details.row();
        if (row.targetType() == null) {
            return null;
        }
        return row.targetType()
                + (row.targetId() == null ? "" : " #" + row.targetId())
                + (row.target() == null ? "" : " · " + row.target());
    }

    private static String withId(String label, @Nullable Long id) {
        return id == null ? label : label + " (#" + id + ")";
    }

    private void fact(DescriptionList facts, String name, @Nullable String value) {
        fact(facts, name, value == null ? null : new Span(value));
    }

    private void fact(DescriptionList facts, String name, @Nullable Component value) {
        if (value != null) {
            facts.add(new DescriptionList.Term(getTranslation(name)), new DescriptionList.Description(value));
        }
    }

    private static @Nullable Component mono(@Nullable String value) {
        if (value == null) {
            return null;
        }
        var span = new Span(value);
        span.addClassName("at-mono");
        return span;
    }

    private static StatusBadge badge(AuditResult result, String words) {
        return switch (result) {
            case OK -> new StatusBadge(Shape.CHECK, Tone.GREEN, words);
            case DENIED -> new StatusBadge(Shape.CROSS, Tone.RED, words);
            case FAILED -> new StatusBadge(Shape.WARNING, Tone.ORANGE, words);
        };
    }
}
