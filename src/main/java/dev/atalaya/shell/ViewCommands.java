package dev.atalaya.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import dev.atalaya.components.Command;
import dev.atalaya.components.CommandSource;
import dev.atalaya.components.Folded;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The views of the navigation, which has those alone that the user may open. */
@Component
class ViewCommands implements CommandSource {

    @Override
    public int order() {
        return 0;
    }

    @Override
    public @Nullable String permission() {
        return null;
    }

    @Override
    public List<Command> find(String text) {
        var ui = UI.getCurrent();
        return MenuConfiguration.getMenuEntries().stream()
                .filter(entry -> Folded.contains(ui.getTranslation(entry.title()), text))
                .map(entry -> Command.place(
                        icon(entry),
                        ui.getTranslation("shell.palette.view"),
                        ui.getTranslation(entry.title()),
                        "",
                        entry.path()))
                .toList();
    }

    private static VaadinIcon icon(MenuEntry entry) {
        var name = entry.icon() == null ? "" : entry.icon().replaceFirst("^vaadin:", "");
        try {
            return VaadinIcon.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return VaadinIcon.ARROW_RIGHT;
        }
    }
}
