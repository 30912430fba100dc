package dev.atalaya.conversations.labels.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.GridKt._getCellComponent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.components.FormDialog;
import dev.atalaya.conversations.labels.LabelRow;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelsViewTests extends ViewTest {

    private final String name = "Label " + System.nanoTime();

    private AtalayaUser keeper;

    @BeforeEach
    void signIn() {
        keeper = World.person("supervisor");
        World.signIn(keeper);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // L5
    @Test
    void whoLacksThePermissionDoesNotGetThere() {
        World.signIn(World.person("ops"));
        UI.getCurrent().navigate("labels");

        _assertNone(LabelGrid.class);
    }

    // L1
    @Test
    void aLabelIsMadeInADialog() {
        open();
        _click(_get(Button.class, spec -> spec.withText("Create label")));
        _click(_get(Button.class, spec -> spec.withText("Create")));
        assertThat(name().isInvalid()).isTrue();
        _setValue(name(), name);
        _click(_get(Button.class, spec -> spec.withText("Create")));

        assertThat(rows()).extracting(LabelRow::name).contains(name);
        assertThat(World.actionsOf(keeper)).containsExactly("label.created");
    }

    // L2
    @Test
    void aTakenNameIsSaidAtTheField() {
        insert(name);
        open();
        _click(_get(Button.class, spec -> spec.withText("Create label")));
        _setValue(name(), name.toUpperCase(Locale.ROOT));
        _click(_get(Button.class, spec -> spec.withText("Create")));

        assertThat(name().isInvalid()).isTrue();
        assertThat(name().getErrorMessage()).isEqualTo("Another label, in use or archived, has this name");
    }

    // L4
    @Test
    void archivingSaysHowManyCarryItAndMovesIt() {
        var id = insert(name);
        var agent = World.agent();
        World.grant(keeper, agent, "view");
        for (var n = 0; n < 2; n++) {
            World.owner()
                    .sql("insert into conversation_labels (agent_id, conversation_id, label_id) values (?, ?, ?)")
                    .params(agent.value(), World.conversation(agent, "Hello").value(), id)
                    .update();
        }
        open();
        _click(act("Archive the label " + name));

        assertThat(_get(FormDialog.class).getElement().getTextRecursively())
                .contains("2 conversations in your scope carry it and keep it");
        _click(_find(Button.class, spec -> spec.withText("Archive")).getLast());
        assertThat(rows()).extracting(LabelRow::name).doesNotContain(name);
        UI.getCurrent().navigate("labels", QueryParameters.of("show", "archived"));
        assertThat(rows()).extracting(LabelRow::name).contains(name);
        _click(act("Put the label " + name + " back into use"));
        assertThat(rows()).extracting(LabelRow::name).doesNotContain(name);
    }

    // G-01
    @Test
    void whoeverIsSecondIsToldAndKeepsWhatWasTyped() {
        var id = insert(name);
        open();
        _click(act("Change the label " + name));
        _setValue(name(), name + " mine");
        World.owner()
                .sql("update labels set version = 1, updated_by = ? where id = ?")
                .params(keeper.id().value(), id)
                .update();
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(_get(FormDialog.class).getElement().getTextRecursively())
                .contains(keeper.displayName() + " changed this (");
        assertThat(name().getValue()).isEqualTo(name + " mine");
    }

    private static void open() {
        UI.getCurrent().navigate("labels");
    }

    private static List<LabelRow> rows() {
        return _fetch(_get(LabelGrid.class), 0, 500);
    }

    private static TextField name() {
        return _get(TextField.class, spec -> spec.withCaption("Name"));
    }

    private static Button act(String sentence) {
        var grid = _get(LabelGrid.class);
        for (var row = 0; row < rows().size(); row++) {
            var found = _getCellComponent(grid, row, "acts")
                    .getChildren()
                    .map(Button.class::cast)
                    .filter(button -> button.getAriaLabel().orElse("").equals(sentence))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError(sentence + " is not there");
    }

    private static long insert(String name) {
        return World.owner()
                .sql("insert into labels (name) values (?) returning id")
                .param(name)
                .query(Long.class)
                .single();
    }
}
