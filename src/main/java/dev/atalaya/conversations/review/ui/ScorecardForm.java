package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.review.scorecards.ItemKind;
import dev.atalaya.conversations.review.scorecards.ScorecardDetails;
import dev.atalaya.conversations.review.scorecards.ScorecardItem;
import dev.atalaya.conversations.review.scorecards.Total;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a scorecard is called and asks: items are added, ordered and taken away, and beside them stands what each decides. */
class ScorecardForm extends Div {

    private final Formats formats = Formats.current();
    private final @Nullable ScorecardDetails edited;
    private final TextField name = new TextField(getTranslation("reviews.name"));
    private final TextField description = new TextField(getTranslation("reviews.description"));
    private final List<ItemCard> cards = new ArrayList<>();
    private final Div list = new Div();
    private final Paragraph problem = new Paragraph();
    private final Section preview = new Section();

    private Consumer<AbstractField<?, ?>[]> watcher = fields -> {};

    ScorecardForm(@Nullable ScorecardDetails edited) {
        this.edited = edited;
        addClassNames("at-form", "at-scorecard-form");
        name.setMaxLength(ScorecardDetails.LONGEST_NAME);
        description.setMaxLength(ScorecardDetails.LONGEST_DESCRIPTION);
        description.setHelperText(getTranslation("reviews.optional"));
        list.addClassName("at-scorecard-items");
        problem.addClassName("at-problem");
        problem.getElement().setAttribute("role", "alert");
        preview.addClassName("at-scorecard-preview");
        preview.getElement().setAttribute("aria-label", getTranslation("reviews.preview"));
        if (edited != null) {
            name.setValue(edited.name());
            description.setValue(edited.description());
            edited.items().forEach(item -> cards.add(card(item.kind(), item)));
        }
        var left = new Div(name, description, list, adders(), problem);
        left.addClassName("at-form");
        add(left, preview);
        show();
    }

    /** Each of the fields is told to it, those that are added later too. */
    void watchWith(Consumer<AbstractField<?, ?>[]> dialog) {
        watcher = dialog;
        watcher.accept(new AbstractField<?, ?>[] {name, description});
        cards.forEach(card -> watcher.accept(card.fields()));
    }

    boolean sayTaken(String why) {
        name.setErrorMessage(why);
        name.setInvalid(true);
        name.focus();
        return true;
    }

    /** Empty where a field says what is wrong with it. */
    Optional<ScorecardDetails> read() {
        name.setErrorMessage(getTranslation("reviews.name.error"));
        name.setInvalid(!ScorecardDetails.isName(name.getValue()));
        description.setErrorMessage(getTranslation("reviews.description.error"));
        description.setInvalid(!ScorecardDetails.isDescription(description.getValue()));
        var items = cards.stream().map(ItemCard::read).toList();
        problem.setText(cards.isEmpty() ? getTranslation("reviews.items.none") : "");
        if (name.isInvalid()
                || description.isInvalid()
                || items.isEmpty()
                || items.contains(Optional.<ScorecardItem>empty())) {
            return Optional.empty();
        }
        return Optional.of(new ScorecardDetails(
                edited == null ? null : edited.id(),
                edited == null ? 0 : edited.version(),
                name.getValue(),
                description.getValue(),
                items.stream().flatMap(Optional::stream).toList()));
    }

    private Div adders() {
        var adders = new Div();
        adders.addClassName("at-scorecard-add");
        for (var kind : ItemKind.values()) {
            var add = new Button(
                    getTranslation("reviews.item.add." + kind.word()), VaadinIcon.PLUS.create(), click -> add(kind));
            add.addThemeVariants(ButtonVariant.SMALL);
            adders.add(add);
        }
        return adders;
    }

    private void add(ItemKind kind) {
        if (cards.size() >= ScorecardDetails.MOST_ITEMS) {
            problem.setText(getTranslation("reviews.items.many", ScorecardDetails.MOST_ITEMS));
            return;
        }
        var card = card(kind, null);
        cards.add(card);
        watcher.accept(card.fields());
        show();
        card.focus();
    }

    private ItemCard card(ItemKind kind, @Nullable ScorecardItem item) {
        return new ItemCard(kind, item, this::preview, this::move, this::remove);
    }

    private void move(ItemCard card, int step) {
        var from = cards.indexOf(card);
        var to = from + step;
        if (to >= 0 && to < cards.size()) {
            Collections.swap(cards, from, to);
            show();
        }
    }

    private void remove(ItemCard card) {
        cards.remove(card);
        show();
    }

    private void show() {
        problem.setText("");
        list.removeAll();
        for (var place = 0; place < cards.size(); place++) {
            cards.get(place).place(place, cards.size());
            list.add(cards.get(place));
        }
        preview();
    }

    /** What each item decides of the whole, as far as the fields say it. */
    private void preview() {
        var items = cards.stream().map(ItemCard::sketch).toList();
        var known = items.stream().filter(Objects::nonNull).toList();
        var weights = Total.weights(known);
        preview.removeAll();
        preview.add(new H3(getTranslation("reviews.preview")));
        var lines = new OrderedList();
        known.forEach(item -> lines.add(line(item, known)));
        preview.add(
                lines,
                new Paragraph(
                        weights == 0
                                ? getTranslation("reviews.preview.nothing")
                                : getTranslation("reviews.preview.most", weights, formats.percent(1))));
    }

    private ListItem line(ScorecardItem item, List<ScorecardItem> items) {
        var share = new Span(
                item.weight() == 0
                        ? getTranslation("reviews.preview.free")
                        : formats.percent(Total.share(item, items).doubleValue()));
        share.addClassName("at-secondary");
        return new ListItem(new Span(item.label()), share);
    }
}
