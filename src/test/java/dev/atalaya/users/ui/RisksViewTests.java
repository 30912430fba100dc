package dev.atalaya.users.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import dev.atalaya.ViewTest;
import dev.atalaya.testkit.World;
import dev.atalaya.users.People;
import dev.atalaya.users.UserStatus;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RisksViewTests extends ViewTest {

    @BeforeEach
    void signIn() {
        World.signIn(World.person("auditor"));
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void strangersDoNotSeeIt() {
        World.signOut();
        UI.getCurrent().navigate("users/risks");

        _assertNone(Section.class, spec -> spec.withClasses("at-risk"));
    }

    @Test
    void whoLacksThePermissionIsTurnedAway() {
        World.signIn(World.person("supervisor"));
        UI.getCurrent().navigate("users/risks");

        _assertNone(Section.class, spec -> spec.withClasses("at-risk"));
    }

    @Test
    void readersSeeEachFindingAndTheWayToThePerson() {
        var ana = new People().person("Ana", UserStatus.ACTIVE);
        People.hold(ana, "ops", Instant.now().plusSeconds(30));
        UI.getCurrent().navigate("users/risks");

        assertThat(_find(H2.class))
                .extracting(H2::getText)
                .containsExactly("No role", "Unused", "Too many administrators", "About to end");
        assertThat(_find(Anchor.class)).extracting(Anchor::getHref).contains("users/" + ana.value());
    }

    @Test
    void theListLeadsHere() {
        UI.getCurrent().navigate("users");

        assertThat(_find(Anchor.class)).extracting(Anchor::getHref).contains("users/risks");
    }
}
