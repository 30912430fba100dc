package dev.atalaya.home.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.atalaya.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser
class HomeViewTests extends ViewTest {

    @Test
    void opensInsideTheShell() {
        UI.getCurrent().navigate("");

        _assertOne(AppLayout.class);
        assertThat(_get(H1.class).getText()).isEqualTo("Home");
    }

    @Test
    void isInTheMenu() {
        UI.getCurrent().navigate("");

        assertThat(_get(SideNav.class).getItems())
                .extracting(SideNavItem::getLabel)
                .contains("Home");
    }

    @Test
    @WithAnonymousUser
    void strangersDoNotSeeIt() {
        UI.getCurrent().navigate("");

        _assertNone(H1.class);
    }
}
