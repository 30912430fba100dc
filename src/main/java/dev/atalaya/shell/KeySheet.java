package dev.atalaya.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.components.ViewKeys.ViewKey;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keys of the view that is open, of the navigation and of every page. */
class KeySheet extends Dialog {

    KeySheet(List<ViewKey> ofTheView, List<ViewKey> ofTheNavigation) {
        addClassNames("at-dialog", "at-key-sheet");
        setHeaderTitle(getTranslation("shell.keys.title"));
        add(
                section("shell.keys.view", ofTheView, null),
                section("shell.keys.go", ofTheNavigation, "g"),
                section(
                        "shell.keys.everywhere",
                        List.of(
                                new ViewKey("?", getTranslation("shell.keys.sheet")),
                                new ViewKey("Ctrl K", getTranslation("shell.keys.palette")),
                                new ViewKey("Esc", getTranslation("shell.keys.close"))),
                        null));
        var close = new Button(getTranslation("shell.close"), click -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        close.setAutofocus(true);
        getFooter().add(close);
    }

    private Component section(String title, List<ViewKey> keys, @Nullable String first) {
        var list = new DescriptionList();
        keys.forEach(key -> {
            var term = new DescriptionList.Term();
            if (first != null) {
                term.add(key(first), new Span(" "));
            }
            for (var part : key.key().split(" ")) {
                term.add(key(part));
            }
            list.add(term, new DescriptionList.Description(key.what()));
        });
        var section = new Section(new H2(getTranslation(title)), list);
        section.setVisible(!keys.isEmpty());
        return section;
    }

    private static Component key(String key) {
        var cap = new Kbd();
        cap.setText(key.length() == 1 ? key.toUpperCase(Locale.ROOT) : key);
        return cap;
    }

    /** A key, as HTML calls it. */
    @Tag("kbd")
    private static final class Kbd extends HtmlContainer {}
}
