package dev.atalaya.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import dev.atalaya.components.Command;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What was chosen lately in this tab, the last first. A tab whose user loses a right is loaded anew, and has none. */
final class RecentCommands implements Serializable {

    private static final int MOST = 8;

    private final List<Command> chosen = new ArrayList<>();

    private RecentCommands() {}

    static RecentCommands of(UI ui) {
        var known = ComponentUtil.getData(ui, RecentCommands.class);
        if (known != null) {
            return known;
        }
        var none = new RecentCommands();
        ComponentUtil.setData(ui, RecentCommands.class, none);
        return none;
    }

    List<Command> all() {
        return List.copyOf(chosen);
    }

    void remember(Command command) {
        chosen.removeIf(other ->
                Objects.equals(other.path(), command.path()) && other.title().equals(command.title()));
        chosen.addFirst(command);
        if (chosen.size() > MOST) {
            chosen.removeLast();
        }
    }
}
