package dev.atalaya.users.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.ViewTest;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.World;
import dev.atalaya.users.People;
import dev.atalaya.users.UserStatus;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserViewTests extends ViewTest {

    private final People people = new People();

    private UserId ana;

    @BeforeEach
    void signIn() {
        ana = people.person("Ana Núñez", UserStatus.ACTIVE);
        World.signIn(World.person("auditor"));
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void strangersDoNotSeeIt() {
        World.signOut();
        open(ana.value());

        _assertNone(UserFacts.class);
    }

    @Test
    void whoLacksThePermissionIsTurnedAway() {
        World.signIn(World.person("supervisor"));
        open(ana.value());

        _assertNone(UserFacts.class);
    }

    @Test
    void readersSeeTheFacts() {
        var role = World.role();
        People.hold(ana, role, null);
        People.grant(ana, null, null);
        open(ana.value());

        assertThat(_get(H1.class).getText()).isEqualTo("Ana Núñez");
        assertThat(facts()).contains("active", role, "all", "never", "as the browser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "9223372036854775807", "999999999999999999999"})
    void whoeverIsNotThereIsNotFound(Object id) {
        open(id);

        _assertNone(UserFacts.class);
    }

    private static void open(Object id) {
        UI.getCurrent().navigate("users/" + id);
    }

    private static List<String> facts() {
        return _find(_get(UserFacts.class), Span.class).stream()
                .map(Span::getText)
                .toList();
    }
}
