package dev.atalaya.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import dev.atalaya.components.Logo;
import jakarta.annotation.security.PermitAll;

/** The frame: navigation by what the user may do, what concerns everybody, and the user's own menu. */
@Layout
@PermitAll
class MainLayout extends AppLayout implements AfterNavigationObserver {

    private final BannerStrip banner;

    MainLayout(BannerStrip banner, UserMenu userMenu, CommandSources commands) {
        this.banner = banner;
        addClassName("at-shell");
        setPrimarySection(Section.DRAWER);
        var navigation = new Navigation();
        var toggle = new DrawerToggle();
        toggle.addThemeVariants(ButtonVariant.TERTIARY);
        toggle.setAriaLabel(getTranslation("shell.navigation.toggle"));
        var bar = new Div(toggle, brand());
        bar.addClassName("at-topbar");
        var top = new Div(banner, bar, new Keys(this::getContent, navigation, () -> open(commands)));
        top.addClassName("at-top");
        addToNavbar(top);
        var head = new Div(brand(), new RailToggle(this));
        head.addClassName("at-drawer-head");
        var scroller = new Scroller(navigation);
        scroller.setScrollDirection(Scroller.ScrollDirection.VERTICAL);
        addToDrawer(head, scroller, userMenu);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        banner.refresh();
    }

    private static void open(CommandSources commands) {
        new Palette(commands, UI.getCurrent()).open();
    }

    private static Anchor brand() {
        var brand = new Anchor("", new Logo(), new Span("Atalaya"));
        brand.addClassName("at-brand");
        return brand;
    }
}
