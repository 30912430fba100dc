package dev.atalaya.access.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.access.AccessService;
import dev.atalaya.access.GrantHolder;
import dev.atalaya.access.GrantRow;
import dev.atalaya.access.HolderChoice;
import dev.atalaya.access.MatrixColumn;
import dev.atalaya.access.MatrixRow;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.World;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AccessViewTests extends ViewTest {

    @Autowired
    private AccessService access;

    @Autowired
    private CurrentUser currentUser;

    @Autowired
    private Clock clock;

    private AtalayaUser person;
    private AgentId agent;

    @BeforeEach
    void signIn() {
        person = World.person("supervisor");
        agent = World.agent();
        World.signIn(World.person("admin"));
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void strangersDoNotSeeIt() {
        World.signOut();
        UI.getCurrent().navigate("access");

        _assertNone(MatrixGrid.class);
    }

    @Test
    void whoLacksThePermissionIsTurnedAway() {
        World.signIn(World.person("supervisor"));
        UI.getCurrent().navigate("access");

        _assertNone(MatrixGrid.class);
    }

    @Test
    void readersSeeTheMatrixAndCannotGrant() {
        World.signIn(World.person("auditor"));
        open("q=" + person.displayName());

        assertThat(_findAll(_get(MatrixGrid.class))).extracting(MatrixRow::name).contains(person.displayName());
        _assertNone(Button.class, spec -> spec.withText("Grant access"));
        dialog();
        _assertNone(Button.class, spec -> spec.withText("Save"));
        _assertNone(RadioButtonGroup.class);
    }

    @Test
    void theSideAndItsFiltersAreInTheAddress() {
        open("rows=agents&q=Agent&columns=" + person.displayName());

        assertThat(shown()).contains("1 user");
        _setValue(_find(TextField.class).getFirst(), "nothing at all");
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .contains("rows=agents", "q=nothing%20at%20all");
    }

    // C-01
    @Test
    void whatMakesNoSenseInTheAddressIsLeftOut() {
        open("rows=%27--&level=root&state=9&q=" + "x".repeat(300));

        _assertOne(MatrixGrid.class);
        assertThat(_find(TextField.class).getFirst().getValue()).isEmpty();
    }

    @Test
    void aLevelThatIsChosenSaysWhatItWouldDoBeforeItIsSaved() {
        World.conversation(agent, "Hello");
        dialog();

        choose("View");
        assertThat(impact()).contains("1 user is affected", "1 agent gained, with 1 conversation");
        assertThat(access.reaching(person.id().value())).isEmpty();

        _setValue(_get(TextArea.class), "covers for Ana");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(access.reaching(person.id().value()))
                .singleElement()
                .extracting(GrantRow::reason)
                .isEqualTo("covers for Ana");
        _assertNone(FormDialog.class);
    }

    @Test
    void withoutAReasonNothingIsSavedAndTheFieldSaysSo() {
        dialog();

        choose("View");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        assertThat(_get(TextArea.class).getErrorMessage()).startsWith("A reason is needed");
        assertThat(access.reaching(person.id().value())).isEmpty();
    }

    @Test
    void anEndThatIsPastIsRefusedAtItsField() {
        dialog();

        choose("View");
        _setValue(_get(DateTimePicker.class), LocalDateTime.now().minusDays(1));
        _setValue(_get(TextArea.class), "late");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(_get(DateTimePicker.class).isInvalid()).isTrue();
        assertThat(access.reaching(person.id().value())).isEmpty();
    }

    // G-01
    @Test
    void whoComesSecondIsToldAndNothingIsLost() {
        dialog();
        World.grant(person, agent, "review");

        choose("Manage");
        _setValue(_get(TextArea.class), "what was typed");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(shown()).contains("Somebody else changed this");
        assertThat(_get(TextArea.class).getValue()).isEqualTo("what was typed");
        assertThat(access.reaching(person.id().value()))
                .singleElement()
                .extracting(grant -> grant.level().column())
                .isEqualTo("review");
    }

    @Test
    void leavingAsksWhereSomethingWasChanged() {
        dialog();
        _click(_get(Button.class, spec -> spec.withText("Cancel")));
        _assertNone(FormDialog.class);

        dialog();
        choose("View");
        var dialog = _get(FormDialog.class);
        ComponentUtil.fireEvent(dialog, new Dialog.DialogCloseActionEvent(dialog, true));
        _assertOne(ConfirmDialog.class);
        _assertOne(FormDialog.class);
    }

    @Test
    void manyGrantsTellWhatCameOfEach() {
        World.signIn(World.person("admin"));
        open("");
        _click(_get(Button.class, spec -> spec.withText("Grant access")));
        MultiSelectComboBox<HolderChoice> holders = chooser("Users and roles");
        _setValue(holders, Set.of(new HolderChoice(GrantHolder.user(person.id()), "Person", "")));
        MultiSelectComboBox<MatrixColumn> agents = chooser("Agents");
        _setValue(agents, Set.of(new MatrixColumn(agent.value(), "Hotels", "")));
        _setValue(_get(TextArea.class), "covers for Ana");
        _click(_get(_get(FormDialog.class), Button.class, spec -> spec.withText("Grant access")));

        assertThat(access.reaching(person.id().value())).hasSize(1);
        _assertOne(BulkGrantResultDialog.class);
        _assertNone(FormDialog.class);
    }

    @Test
    void noneTakesTheGrantAway() {
        World.grant(person, agent, "manage");
        dialog();

        choose("None");
        assertThat(impact()).contains("1 agent lost");
        _setValue(_get(TextArea.class), "moved on");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(access.reaching(person.id().value())).isEmpty();
    }

    @Test
    void theListHasEveryGrantAndIsNarrowedByLevel() {
        World.grant(person, agent, "review");
        open("rows=grants&level=review&q=" + person.displayName());

        assertThat(_findAll(_get(GrantGrid.class)))
                .extracting(GrantRow::holderName)
                .containsExactly(person.displayName());
        assertThat(shown()).contains("1 grant");
    }

    // S05
    @Test
    void anExplanationHasAnAddressThatCanBeShared() {
        World.grant(person, agent, "view");
        var conversation = World.conversation(agent, "Hello").value();

        UI.getCurrent()
                .navigate(
                        "access/explain",
                        QueryParameters.fromString("user=" + person.id().value() + "&conversation=" + conversation));

        assertThat(_get(H2.class).getText()).isEqualTo(person.displayName() + " sees conversation " + conversation);
        assertThat(shown()).contains("The account is active");
    }

    // S05
    @Test
    void theMissingPageLeadsToTheExplanationForThoseWhoMay() {
        var conversation = World.conversation(agent, "Hello").value();
        World.signIn(World.person("admin"));
        UI.getCurrent().navigate("conversations/" + conversation);
        assertThat(_find(Anchor.class)).extracting(Anchor::getText).contains("Why is this conversation not shown?");

        World.signIn(person);
        UI.getCurrent().navigate("conversations/" + conversation);
        assertThat(_find(Anchor.class))
                .extracting(Anchor::getText)
                .doesNotContain("Why is this conversation not shown?");
    }

    @SuppressWarnings("unchecked")
    private static <T> MultiSelectComboBox<T> chooser(String label) {
        return _get(MultiSelectComboBox.class, spec -> spec.withLabel(label));
    }

    private static void open(String query) {
        UI.getCurrent().navigate("access", QueryParameters.fromString(query));
    }

    private void dialog() {
        new GrantDialog(
                        access,
                        clock,
                        GrantHolder.user(person.id()),
                        person.displayName(),
                        agent.value(),
                        "Hotels",
                        currentUser.may(Permissions.ACCESS_GRANT),
                        () -> {})
                .open();
    }

    @SuppressWarnings("unchecked")
    private static void choose(String level) {
        RadioButtonGroup<Object> group = _get(RadioButtonGroup.class);
        var choice = group.getListDataView()
                .getItems()
                .filter(item -> group.getItemLabelGenerator().apply(item).equals(level))
                .findFirst()
                .orElseThrow();
        _setValue(group, choice);
    }

    private static String impact() {
        return _get(ImpactPanel.class).getElement().getTextRecursively();
    }
}
