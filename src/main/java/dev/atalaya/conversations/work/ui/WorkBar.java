package dev.atalaya.conversations.work.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.atalaya.components.BulkResultDialog;
import dev.atalaya.components.BulkResultDialog.Came;
import dev.atalaya.components.BulkResultDialog.Item;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Toast;
import dev.atalaya.conversations.ConversationRow;
import dev.atalaya.conversations.labels.LabelChoice;
import dev.atalaya.conversations.work.Assignee;
import dev.atalaya.conversations.work.BulkWork;
import dev.atalaya.conversations.work.BulkWork.Outcome;
import dev.atalaya.conversations.work.BulkWork.Result;
import dev.atalaya.shared.ConversationId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How many conversations are selected, and what can be done with all of them. */
public class WorkBar extends Div {

    private final WorkTools tools;
    private final SerializableRunnable finished;
    private final Span count = new Span();

    private List<ConversationRow> selected = List.of();

    /**
     * @param finished told when an act is over, for the list to be read again
     * @param clear takes the selection back
     */
    public WorkBar(WorkTools tools, SerializableRunnable finished, SerializableRunnable clear) {
        this.tools = tools;
        this.finished = finished;
        addClassName("at-bulk");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", getTranslation("work.bulk"));
        count.getElement().setAttribute("role", "status");
        var none = new Button(getTranslation("work.bulk.clear"), click -> clear.run());
        none.addThemeVariants(ButtonVariant.TERTIARY);
        add(
                count,
                new Button(getTranslation("work.bulk.assign"), click -> within(this::assign)),
                new Button(getTranslation("work.bulk.label"), click -> within(this::label)),
                new Button(getTranslation("work.bulk.close"), click -> within(this::close)),
                none);
        setVisible(false);
    }

    public void show(List<ConversationRow> rows) {
        selected = rows;
        count.setText(getTranslation("work.bulk.count", rows.size()));
        setVisible(!rows.isEmpty());
    }

    private void assign() {
        var first = selected.getFirst().id();
        var person = new ComboBox<Assignee>(getTranslation("work.bulk.assign.to"));
        person.setItems(query -> tools.work().assignees(first, query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        person.setItemLabelGenerator(Assignee::name);
        person.setClearButtonVisible(true);
        person.setPlaceholder(getTranslation("work.bulk.assign.nobody"));
        person.setHelperText(getTranslation("work.bulk.assign.help"));
        new FormDialog(words("work.bulk.assign.title"), words("work.bulk.assign.act"), form(person), () -> {
                    var chosen = person.getValue();
                    return tell(() -> tools.bulk().assign(ids(), chosen == null ? null : chosen.id()));
                })
                .watch(person)
                .open();
    }

    private void label() {
        var label = new ComboBox<LabelChoice>(getTranslation("work.bulk.label.which"));
        label.setItems(query -> tools.labels().choices(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        label.setItemLabelGenerator(LabelChoice::name);
        label.setRequiredIndicatorVisible(true);
        new FormDialog(words("work.bulk.label.title"), words("work.bulk.label.act"), form(label), () -> {
                    var chosen = label.getValue();
                    label.setErrorMessage(getTranslation("work.bulk.label.missing"));
                    label.setInvalid(chosen == null);
                    return chosen != null && tell(() -> tools.bulk().label(ids(), chosen.id()));
                })
                .watch(label)
                .open();
    }

    private void close() {
        var waiting = selected.stream().filter(ConversationRow::unattended).count();
        var what = new Paragraph(getTranslation("work.bulk.close.text", selected.size(), waiting));
        new FormDialog(
                        words("work.bulk.close.title"),
                        words("work.bulk.close.act"),
                        form(what),
                        () -> tell(() -> tools.bulk().close(ids())))
                .open();
    }

    private boolean tell(Supplier<List<Result>> act) {
        var names = selected.stream().collect(Collectors.toMap(ConversationRow::id, ConversationRow::contact));
        var results = act.get();
        new BulkResultDialog(
                        getTranslation("work.bulk.result"),
                        getTranslation(
                                "work.bulk.result.line",
                                count(results, Outcome.DONE),
                                count(results, Outcome.SAME),
                                count(results, Outcome.REFUSED)),
                        results.stream()
                                .map(result -> new Item(
                                        names.getOrDefault(result.conversation(), ""),
                                        Came.valueOf(result.outcome().name()),
                                        getTranslation(
                                                "work.bulk." + result.outcome().key()),
                                        result.why().isEmpty() ? "" : getTranslation(result.why())))
                                .toList())
                .open();
        finished.run();
        return true;
    }

    private static long count(List<Result> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private void within(SerializableRunnable opening) {
        if (selected.size() > BulkWork.MOST) {
            Toast.problem(getTranslation("work.bulk.many", BulkWork.MOST), getTranslation("components.close"));
        } else {
            opening.run();
        }
    }

    private String words(String key) {
        return getTranslation(key, selected.size());
    }

    private List<ConversationId> ids() {
        return selected.stream().map(ConversationRow::id).toList();
    }

    private static Div form(Component content) {
        var form = new Div(content);
        form.addClassName("at-form");
        return form;
    }
}
