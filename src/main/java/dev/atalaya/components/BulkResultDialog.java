package dev.atalaya.components;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;
import java.util.Comparator;
import java.util.List;

/** What came of an act for each of many things, those it was refused for first. */
public class BulkResultDialog extends Dialog {

    /** What can come of an act; the last one stands first. */
    public enum Came {
        DONE,
        SAME,
        REFUSED
    }

    /**
     * One of the things.
     *
     * @param word what came of it, in the reader's words
     * @param why the reason where it was refused, in the reader's words; else empty
     */
    public record Item(String name, Came came, String word, String why) {}

    /** @param line how many of each, in the reader's words */
    public BulkResultDialog(String title, String line, List<Item> items) {
        addClassName("at-dialog");
        setHeaderTitle(title);
        var list = new UnorderedList();
        list.addClassName("at-bulk-results");
        items.stream()
                .sorted(Comparator.comparing(Item::came).reversed())
                .map(BulkResultDialog::row)
                .forEach(list::add);
        add(new Paragraph(line), list);
        var close = new Button(getTranslation("components.close"), click -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }

    private static ListItem row(Item item) {
        var row = new ListItem(new Span(item.name()), badge(item));
        if (!item.why().isEmpty()) {
            var why = new Span(item.why());
            why.addClassName("at-secondary");
            row.add(why);
        }
        return row;
    }

    private static StatusBadge badge(Item item) {
        return switch (item.came()) {
            case DONE -> new StatusBadge(Shape.CHECK, Tone.GREEN, item.word());
            case SAME -> new StatusBadge(Shape.RING, Tone.NEUTRAL, item.word());
            case REFUSED -> new StatusBadge(Shape.CROSS, Tone.RED, item.word());
        };
    }
}
