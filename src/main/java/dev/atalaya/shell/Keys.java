package dev.atalaya.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import dev.atalaya.components.ViewKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listens for the keys of the console, in a script that is served as it is, and opens the sheet and the palette. */
class Keys extends Div {

    /**
     * @param view what is open now
     * @param palette opens the palette
     */
    Keys(SerializableSupplier<@Nullable Component> view, Navigation navigation, SerializableRunnable palette) {
        getElement().setAttribute("hidden", true);
        getElement().addEventListener("at-palette", event -> palette.run());
        getElement()
                .addEventListener(
                        "at-key-sheet", event -> new KeySheet(keysOf(view.get()), navigation.letters()).open());
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        attach.getUI().getPage().addJavaScript("context://scripts/keys.js");
        getElement().executeJs("window.atalayaKeys(this)");
    }

    private static List<ViewKeys.ViewKey> keysOf(@Nullable Component view) {
        return view == null ? List.of() : ViewKeys.of(view);
    }
}
