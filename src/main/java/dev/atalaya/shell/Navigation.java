package dev.atalaya.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.List;
import java.util.stream.Collectors;

/** The views that the user may open, in groups by the tens of their order; a group without views is not there. */
class Navigation extends Div {

    private static final List<String> GROUPS =
            List.of("", "shell.group.supervise", "shell.group.administer", "shell.group.operate");

    Navigation() {
        addClassName("at-navigation");
        var entries = MenuConfiguration.getMenuEntries().stream().collect(Collectors.groupingBy(Navigation::group));
        for (var group = 0; group < GROUPS.size(); group++) {
            if (entries.containsKey(group)) {
                add(nav(GROUPS.get(group), entries.get(group)));
            }
        }
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
