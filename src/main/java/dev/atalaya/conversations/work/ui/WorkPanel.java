package dev.atalaya.conversations.work.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.conversations.work.WorkDetails;
import dev.atalaya.shared.ConversationId;
import org.jspecify.annotations.Nullable;

/**
 * How the open conversation stands, edited in place, with its labels and notes. What the reader's level does not allow
 * is not there at all.
 */
public class WorkPanel extends Div {

    private final WorkTools tools;
    private final Runnable changed;
    private final WorkProblem problem;
    private final Div content = new Div();
    private final NoteList notes;

    private @Nullable ConversationId conversation;
    private @Nullable WorkDetails shown;
    private @Nullable StateFields fields;
    private @Nullable LabelStrip labels;

    /** @param changed called when an act here changed how the conversation stands */
    public WorkPanel(WorkTools tools, Runnable changed) {
        this.tools = tools;
        this.changed = changed;
        problem = new WorkProblem(tools.clock(), this::refresh);
        notes = new NoteList(tools, this::refresh);
        var refresh = new Button(VaadinIcon.REFRESH.create(), click -> refresh());
        refresh.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        refresh.setAriaLabel(getTranslation("work.refresh"));
        refresh.setTooltipText(getTranslation("work.refresh"));
        addClassName("at-work");
        content.addClassName("at-work-state");
        add(new Header(new H2(getTranslation("work.title")), refresh), problem, content, notes);
    }

    /** Shows another conversation, with what was left unfinished about it. */
    public void show(ConversationId id) {
        conversation = id;
        empty();
        problem.removeAll();
        notes.keepDraftOf(id);
        refresh();
    }

    /** Reads again how the conversation stands; what is being typed stays. */
    public void refresh() {
        if (conversation == null) {
            return;
        }
        tools.work().find(conversation).ifPresentOrElse(this::fill, () -> {
            empty();
            content.add(new Paragraph(getTranslation("work.refused.gone")));
            notes.clear();
        });
    }

    /** Shows what somebody else changed meanwhile, and touches nothing else. */
    public void look() {
        if (conversation == null) {
            return;
        }
        tools.work().find(conversation).ifPresent(now -> {
            var before = shown;
            if (before == null || !now.standsAs(before)) {
                fill(now);
            } else if (!now.equals(before)) {
                notes.show(now);
                shown = now;
            }
        });
    }

    private void fill(WorkDetails details) {
        shown = details;
        if (labels != null && fields != null && details.mayManage()) {
            fields.show(details);
            labels.show(details);
        } else {
            empty();
            labels = new LabelStrip(tools, details, this::act);
            if (details.mayManage()) {
                fields = new StateFields(tools, details, this::act);
                content.add(fields, labels);
            } else {
                content.add(new StateFacts(tools, details), labels);
            }
        }
        notes.show(details);
    }

    private void empty() {
        content.removeAll();
        fields = null;
        labels = null;
    }

    private void act(Runnable act) {
        if (problem.during(act)) {
            refresh();
            changed.run();
        }
    }
}
