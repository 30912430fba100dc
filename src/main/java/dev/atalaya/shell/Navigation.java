package dev.atalaya.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import dev.atalaya.components.ViewKeys.ViewKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The views that the user may open, in groups by the tens of their order; a group without views is not there. */
class Navigation extends Div {

    private static final List<String> GROUPS =
            List.of("", "shell.group.supervise", "shell.group.administer", "shell.group.operate");

    /** The letter that goes there after G. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("", "h"),
            Map.entry("conversations", "c"),
            Map.entry("search", "s"),
            Map.entry("ai-sessions", "i"),
            Map.entry("users", "u"),
            Map.entry("roles", "r"),
            Map.entry("agents", "a"),
            Map.entry("access", "x"),
            Map.entry("labels", "l"),
            Map.entry("migrations", "m"),
            Map.entry("audit", "o"));

    private final List<ViewKey> letters = new ArrayList<>();

    Navigation() {
        addClassName("at-navigation");
        var entries = MenuConfiguration.getMenuEntries().stream().collect(Collectors.groupingBy(Navigation::group));
        for (var group = 0; group < GROUPS.size(); group++) {
            if (entries.containsKey(group)) {
                add(nav(GROUPS.get(group), entries.get(group)));
            }
        }
    }

    /** Of the views that the user may open. */
    List<ViewKey> letters() {
        return List.copyOf(letters);
    }

    private SideNav nav(String key, List<MenuEntry> entries) {
        var nav = new SideNav();
        if (key.isEmpty()) {
            nav.getElement().setAttribute("aria-label", getTranslation("shell.navigation"));
        } else {
            nav.setLabel(getTranslation(key));
        }
        entries.stream().map(this::item).forEach(nav::addItem);
        return nav;
    }

    private SideNavItem item(MenuEntry entry) {
        var title = getTranslation(entry.title());
        var item = new SideNavItem(title, entry.path());
        item.setMatchNested(!entry.path().isEmpty() && !"/".equals(entry.path()));
        item.getElement().setAttribute("title", title);
        var letter = LETTERS.get(entry.path().replaceFirst("^/", ""));
        if (letter != null) {
            item.getElement().setAttribute("data-go", letter);
            letters.add(new ViewKey(letter, title));
        }
        if (entry.icon() != null) {
            item.setPrefixComponent(new Icon(entry.icon()));
        }
        return item;
    }

    private static int group(MenuEntry entry) {
        var order = entry.order();
        return order == null ? GROUPS.size() - 1 : Math.clamp((int) (order / 10), 0, GROUPS.size() - 1);
    }
}
