package dev.atalaya.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import dev.atalaya.ViewTest;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.testkit.World;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class KeySheetTests extends ViewTest {

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void itHasTheKeysOfTheViewAndTheLettersOfTheNavigation() {
        open(World.person("supervisor"), "conversations");

        assertThat(text())
                .contains("This page", "Next row", "Previous row", "Open the row", "Go to the search or filter field")
                .contains("Go to", "AI sessions", "Show this sheet");
    }

    @Test
    void viewsThatTheUserMayNotOpenHaveNoLetter() {
        open(World.person("supervisor"), "conversations");

        assertThat(text()).doesNotContain("Migrations", "Roles");
    }

    @Test
    void aPageWithoutKeysHasNone() {
        open(World.person("ops"), "");

        assertThat(text()).doesNotContain("Next row", "Open the row").contains("Migrations");
    }

    @Test
    void itSpeaksTheReadersLanguage() {
        World.signIn(World.person("supervisor"));
        UI.getCurrent().setLocale(Locale.of("es"));
        UI.getCurrent().navigate("conversations");
        press();

        assertThat(text()).contains("Esta página", "Fila siguiente");
    }

    private static void open(AtalayaUser person, String path) {
        World.signIn(person);
        UI.getCurrent().navigate(path);
        press();
    }

    private static void press() {
        var keys = _get(Keys.class).getElement();
        keys.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(keys, "at-key-sheet", JsonNodeFactory.instance.objectNode()));
    }

    private static String text() {
        return _get(KeySheet.class).getElement().getTextRecursively();
    }
}
