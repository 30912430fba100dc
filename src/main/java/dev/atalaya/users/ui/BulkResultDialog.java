package dev.atalaya.users.ui;

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
import dev.atalaya.shared.UserId;
import dev.atalaya.users.BulkUsers.Outcome;
import dev.atalaya.users.BulkUsers.Result;
import dev.atalaya.users.UserRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of an act for each person, those it was refused for first. */
class BulkResultDialog extends Dialog {

    BulkResultDialog(List<UserRow> people, List<Result> results) {
        Map<UserId, String> names = people.stream().collect(Collectors.toMap(UserRow::id, UserRow::displayName));
        addClassName("at-dialog");
        setHeaderTitle(getTranslation("users.bulk.result"));
        var list = new UnorderedList();
        list.addClassName("at-bulk-results");
        results.stream()
                .sorted(Comparator.comparing(Result::outcome).reversed())
                .map(result -> item(names.getOrDefault(result.user(), ""), result))
                .forEach(list::add);
        add(
                new Paragraph(getTranslation(
                        "users.bulk.result.line",
                        count(results, Outcome.DONE),
                        count(results, Outcome.SAME),
                        count(results, Outcome.REFUSED))),
                list);
        var close = new Button(getTranslation("users.close"), click -> close());
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
        var words = getTranslation("users.bulk.outcome." + outcome.key());
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
