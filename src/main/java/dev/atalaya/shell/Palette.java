package dev.atalaya.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import dev.atalaya.components.Command;
import java.util.List;

/** One field that finds views, acts, people, agents, roles, conversations and versions; worked by the keyboard alone. */
class Palette extends Dialog {

    private static final int MILLISECONDS_OF_SILENCE = 180;
    private static final String LIST = "palette-list";

    private final CommandSources sources;
    private final RecentCommands recent;
    private final Input field = new Input();
    private final Div list = new Div();
    private final Span count = new Span();

    Palette(CommandSources sources, UI ui) {
        this.sources = sources;
        recent = RecentCommands.of(ui);
        addClassName("at-palette");
        getElement().setAttribute("aria-label", getTranslation("shell.palette"));
        setModality(ModalityMode.STRICT);
        buildField();
        list.setId(LIST);
        list.getElement()
                .setAttribute("role", "listbox")
                .setAttribute("aria-label", getTranslation("shell.palette.found"));
        count.addClassName("at-secondary");
        count.getElement().setAttribute("role", "status");
        add(field, list, count);
        show("", beginning());
        addOpenedChangeListener(opening -> {
            if (opening.isOpened()) {
                field.getElement().executeJs("window.atalayaPalette(this)");
                filled("");
            }
        });
    }

    private void buildField() {
        field.setPlaceholder(getTranslation("shell.palette.field"));
        field.getElement()
                .setAttribute("role", "combobox")
                .setAttribute("aria-label", getTranslation("shell.palette.field"))
                .setAttribute("aria-autocomplete", "list")
                .setAttribute("aria-expanded", "true")
                .setAttribute("aria-controls", LIST)
                .setAttribute("autocomplete", "off")
                .setAttribute("spellcheck", "false")
                .setAttribute("maxlength", String.valueOf(CommandSources.LONGEST));
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(MILLISECONDS_OF_SILENCE);
        field.addValueChangeListener(change -> find(change.getValue()));
    }

    private void find(String typed) {
        var text = typed.strip();
        show(text, text.isEmpty() ? beginning() : sources.find(text));
        filled(text);
    }

    /** What was chosen lately; where nothing was, where one can go. */
    private List<Command> beginning() {
        var lately = recent.all();
        return lately.isEmpty() ? sources.views() : lately;
    }

    private void filled(String answered) {
        field.getElement()
                .executeJs(
                        "this.atAnswered = $0; window.atalayaPaletteFilled && window.atalayaPaletteFilled()", answered);
    }

    private void show(String text, List<Command> found) {
        list.removeAll();
        for (var n = 0; n < found.size(); n++) {
            list.add(option(found.get(n), n));
        }
        list.setVisible(!found.isEmpty());
        count.setText(
                text.isEmpty() && recent.all().isEmpty()
                        ? getTranslation("shell.palette.hint")
                        : getTranslation(
                                text.isEmpty() ? "shell.palette.recent" : "shell.palette.count", found.size()));
    }

    private Component option(Command command, int number) {
        var icon = command.icon().create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var title = new Span(command.title());
        title.addClassName("at-palette-title");
        var detail = new Span(command.detail());
        detail.addClassName("at-secondary");
        var kind = new Span(command.kind());
        kind.addClassNames("at-secondary", "at-palette-kind");
        var option = new Div(icon, title, detail, kind);
        option.setId("palette-" + number);
        option.addClassName("at-palette-option");
        option.getElement().setAttribute("role", "option").setAttribute("aria-selected", "false");
        option.addClickListener(click -> choose(command));
        return option;
    }

    private void choose(Command command) {
        close();
        recent.remember(command);
        if (command.path() != null) {
            var place = new Location(command.path());
            UI.getCurrent().navigate(place.getPath(), place.getQueryParameters());
        } else if (command.act() != null) {
            command.act().run();
        }
    }
}
