package dev.atalaya.home.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.atalaya.ViewTest;
import dev.atalaya.testkit.World;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithAnonymousUser;

class HomeViewTests extends ViewTest {

    @Test
    void opensInsideTheShellAndGreetsByName() {
        var person = World.person("supervisor");
        World.signIn(person);

        UI.getCurrent().navigate("");

        _assertOne(AppLayout.class);
        assertThat(_get(H1.class).getText()).isEqualTo("Welcome, " + person.displayName());
    }

    @Test
    void isInTheMenu() {
        World.signIn(World.person());

        UI.getCurrent().navigate("");

        assertThat(_find(SideNav.class).getFirst().getItems())
                .extracting(SideNavItem::getLabel)
                .contains("Home");
    }

    @Test
    void invitesAttacksInLocalInstallationsOnly() {
        World.signIn(World.person("supervisor"));

        UI.getCurrent().navigate("");

        _assertNone(TryToBreakIt.class);
    }

    @Test
    @WithAnonymousUser
    void strangersDoNotSeeIt() {
        UI.getCurrent().navigate("");

        _assertNone(HomeView.class);
    }
}
