package dev.atalaya.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.atalaya.access.BulkGrants.Outcome;
import dev.atalaya.access.BulkGrants.Result;
import dev.atalaya.access.GrantDetails;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What came of each of many grants. */
class BulkGrantResultDialog extends Dialog {

    BulkGrantResultDialog(List<Result> results, Function<GrantDetails, String> name) {
        var counts = results.stream().collect(Collectors.groupingBy(Result::outcome, Collectors.counting()));
        addClassName("at-dialog");
        setHeaderTitle(getTranslation(
                "access.bulk.results",
                counts.getOrDefault(Outcome.DONE, 0L),
                counts.getOrDefault(Outcome.SAME, 0L),
                counts.getOrDefault(Outcome.REFUSED, 0L)));
        var list = new UnorderedList();
        list.addClassName("at-bulk-results");
        results.forEach(result -> list.add(item(name.apply(result.details()), result)));
        add(list);
        var close = new Button(getTranslation("access.close"), click -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }

    private ListItem item(String name, Result result) {
        var outcome = AccessAddress.word(result.outcome());
        var item = new ListItem(name + ": " + getTranslation("access.bulk." + outcome)
                + (result.why().isEmpty() ? "" : ". " + getTranslation(result.why())));
        item.addClassName("at-bulk-" + outcome);
        return item;
    }
}
