package dev.atalaya.conversations.work.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.atalaya.components.StatusBadge;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;
import dev.atalaya.conversations.ConversationRow;
import dev.atalaya.conversations.work.BulkWork.Outcome;
import dev.atalaya.conversations.work.BulkWork.Result;
import dev.atalaya.shared.ConversationId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of an act for each conversation, those it was refused for first. */
class WorkResultDialog extends Dialog {

    WorkResultDialog(List<ConversationRow> rows, List<Result> results) {
        Map<ConversationId, String> names =
                rows.stream().collect(Collectors.toMap(ConversationRow::id, ConversationRow::contact));
        addClassName("at-dialog");
        setHeaderTitle(getTranslation("work.bulk.result"));
        var list = new UnorderedList();
        list.addClassName("at-bulk-results");
        results.stream()
                .sorted(Comparator.comparing(Result::outcome).reversed())
                .map(result -> item(names.getOrDefault(result.conversation(), ""), result))
                .forEach(list::add);
        add(
                new Paragraph(getTranslation(
                        "work.bulk.result.line",
                        count(results, Outcome.DONE),
                        count(results, Outcome.SAME),
                        count(results, Outcome.REFUSED))),
                list);
        var close = new Button(getTranslation("components.close"), click -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }

    private ListItem item(String name, Result result) {
        var item = new ListItem(new Span(name), badge(result.outcome()));
        if (!result.why().isEmpty()) {
            var why = new Span(getTranslation(result.why()));
            why.addClassName("at-secondary");
            item.add(why);
        }
        return item;
    }

    private StatusBadge badge(Outcome outcome) {
        var words = getTranslation("work.bulk." + outcome.key());
        return switch (outcome) {
            case DONE -> new StatusBadge(Shape.CHECK, Tone.GREEN, words);
            case SAME -> new StatusBadge(Shape.RING, Tone.NEUTRAL, words);
            case REFUSED -> new StatusBadge(Shape.CROSS, Tone.RED, words);
        };
    }

    private static long count(List<Result> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
