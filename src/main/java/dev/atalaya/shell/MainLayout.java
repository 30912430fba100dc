package dev.atalaya.shell;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import jakarta.annotation.security.PermitAll;

@Layout
@PermitAll
class MainLayout extends AppLayout {

    MainLayout() {
        setPrimarySection(Section.DRAWER);
        var brand = new Span("Atalaya");
        brand.addClassName("at-brand");
        addToNavbar(new DrawerToggle());
        addToDrawer(brand, new Scroller(navigation()));
    }

    private SideNav navigation() {
        var nav = new SideNav();
        MenuConfiguration.getMenuEntries().stream().map(this::item).forEach(nav::addItem);
        return nav;
    }

    private SideNavItem item(MenuEntry entry) {
        var item = new SideNavItem(getTranslation(entry.title()), entry.path());
        if (entry.icon() != null) {
            item.setPrefixComponent(new Icon(entry.icon()));
        }
        return item;
    }
}
