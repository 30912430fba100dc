package dev.atalaya.conversations.search.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atalaya.components.Formats;
import dev.atalaya.components.ViewKeys;
import dev.atalaya.conversations.search.MessageSearch;
import dev.atalaya.conversations.search.SearchText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Where a search is typed, and under it what may come next; a slash anywhere on the page leads to it. */
class SearchBar extends Div {

    private static final int MILLISECONDS_OF_SILENCE = 250;

    private final TextField field = new TextField();
    private final Div next = new Div();
    private final Completions completions;

    /** @param search told what was typed when it is to be looked for */
    SearchBar(MessageSearch search, Clock clock, Consumer<String> asked) {
        completions = new Completions(
                getLocale(),
                this::getTranslation,
                search::agents,
                LocalDate.ofInstant(clock.instant(), Formats.current().zone()));
        addClassName("at-search-bar");
        getElement().setAttribute("role", "search");
        field.setPlaceholder(getTranslation("search.field"));
        field.setAriaLabel(getTranslation("search.field"));
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setClearButtonVisible(true);
        field.setMaxLength(SearchText.LONGEST);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(MILLISECONDS_OF_SILENCE);
        field.addValueChangeListener(change -> complete());
        field.addKeyPressListener(Key.ENTER, press -> asked.accept(field.getValue()));
        field.addClassName("at-search-field");
        ViewKeys.search(field);
        var go = new Button(getTranslation("search.go"), click -> asked.accept(field.getValue()));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        var line = new Div(field, go);
        line.addClassName("at-search-line");
        next.addClassName("at-search-next");
        next.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("search.next"));
        add(line, next);
        complete();
    }

    void show(String text) {
        field.setValue(text);
        complete();
    }

    void focusField() {
        field.focus();
    }

    private void complete() {
        next.removeAll();
        for (var completion : completions.of(field.getValue())) {
            var button = new Button(completion.label(), click -> {
                show(completion.text());
                field.focus();
            });
            button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
            next.add(button);
        }
    }
}
