package dev.atalaya.users.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.event.SortEvent;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.exports.CsvExport;
import dev.atalaya.roles.RoleChoice;
import dev.atalaya.testkit.BadInputs;
import dev.atalaya.testkit.World;
import dev.atalaya.users.People;
import dev.atalaya.users.UserOrder;
import dev.atalaya.users.UserRow;
import dev.atalaya.users.UserService;
import dev.atalaya.users.UserStatus;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UsersViewTests extends ViewTest {

    private final People people = new People();

    @Autowired
    private UserService users;

    @Autowired
    private CsvExport csv;

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
        UI.getCurrent().navigate("users");

        _assertNone(UserGrid.class);
    }

    @Test
    void whoLacksThePermissionIsTurnedAway() {
        World.signIn(World.person("supervisor"));
        UI.getCurrent().navigate("users");

        _assertNone(UserGrid.class);
    }

    @Test
    void readersSeePeopleAndHowMany() {
        people.person("Ana", UserStatus.ACTIVE);
        people.person("Ben", UserStatus.DRAFT);
        open("q=" + people.word());

        assertThat(_get(H1.class).getText()).isEqualTo("Users");
        assertThat(names()).containsExactly("Ana", "Ben");
        assertThat(texts()).contains("2 people");
    }

    @Test
    void filtersComeFromTheAddress() {
        var role = World.role();
        People.hold(people.person("Ana", UserStatus.ACTIVE), role, null);
        People.hold(people.person("Ben", UserStatus.SUSPENDED), role, null);
        open("q=" + people.word() + "&status=suspended&role=" + role);

        assertThat(names()).containsExactly("Ben");
        assertThat(_get(TextField.class).getValue()).isEqualTo(people.word());
        assertThat(_get(ComboBox.class).getValue()).isNotNull();
        assertThat(_get(Select.class, spec -> spec.withValue(UserStatus.SUSPENDED)))
                .isNotNull();
    }

    @Test
    void whatMakesNoSenseInTheAddressIsLeftOut() {
        people.person("Ana", UserStatus.ACTIVE);
        open("q=" + people.word() + "&status=frozen&role=%27--&kind=robot&sort=password");

        assertThat(names()).containsExactly("Ana");
    }

    @Test
    void filtersGoIntoTheAddress() {
        people.person("Ana", UserStatus.ACTIVE);
        open("sort=-name");

        _setValue(_get(TextField.class), people.word());

        assertThat(names()).containsExactly("Ana");
        assertThat(address()).isEqualTo("users?q=" + people.word() + "&sort=-name");
    }

    @Test
    void theOrderComesFromTheAddress() {
        people.person("Ana", UserStatus.ACTIVE);
        people.person("Ben", UserStatus.ACTIVE);
        open("q=" + people.word() + "&sort=-email");
        MockVaadin.clientRoundtrip(false);

        assertThat(_get(UserGrid.class).getSortOrder().getFirst().getSorted().getHeaderText())
                .isEqualTo("E-mail");
    }

    // U01
    @Test
    void columnsThatWereLeftOutAreLeftOutInTheNextVisit() {
        open("");
        chooseColumns("status", "agents", "last_login");

        anotherBrowser();
        assertThat(headers()).containsExactly("Name", "Status", "Agents", "Last sign-in");
    }

    // U01
    @Test
    void theOrderIsFoundAsItWasLeftAndTheAddressGoesFirst() {
        open("");
        sort("email", SortDirection.DESCENDING);
        assertThat(address()).isEqualTo("users?sort=-email");

        anotherBrowser();
        assertThat(_get(UserGrid.class).order()).isEqualTo(new KeysetOrder<>(UserOrder.EMAIL, true));
        open("sort=last_login");
        assertThat(_get(UserGrid.class).order()).isEqualTo(new KeysetOrder<>(UserOrder.LAST_LOGIN, false));
    }

    @Test
    void whereNobodyIsFoundTheFiltersCanBeCleared() {
        open("q=" + people.word());
        MockVaadin.clientRoundtrip(false);

        assertThat(texts()).contains("Nobody found");
        _click(_get(_get(UserGrid.class), Button.class, spec -> spec.withText("Clear filters")));

        assertThat(address()).isEqualTo("users");
    }

    // C-01
    @Test
    void noInputBreaksTheFilter() {
        open("");
        var before = World.owner()
                .sql("select count(*) from users")
                .query(Long.class)
                .single();
        for (var input : BadInputs.typed()) {
            _setValue(_get(TextField.class), input);
            MockVaadin.clientRoundtrip(false);
            assertThat(texts()).doesNotContain("The list could not be read");
        }

        assertThat(World.owner()
                        .sql("select count(*) from users")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void aClickOpensThePerson() {
        var id = people.person("Ana", UserStatus.ACTIVE);
        open("q=" + people.word());

        _clickItem(_get(UserGrid.class), 0);

        assertThat(address()).isEqualTo("users/" + id.value());
    }

    @Test
    void readersSelectNobody() {
        people.person("Ana", UserStatus.ACTIVE);
        open("q=" + people.word());

        assertThat(_get(UserGrid.class).getSelectionModel()).isNotInstanceOf(GridMultiSelectionModel.class);
        _assertNone(BulkBar.class);
    }

    @Test
    void selectedPeopleAreSuspendedTogetherWithAResultForEach() {
        World.signIn(World.person("admin"));
        var ana = people.person("Ana", UserStatus.ACTIVE);
        var ben = people.person("Ben", UserStatus.DRAFT);
        open("q=" + people.word());
        selectAll();

        assertThat(spans()).contains("2 people selected");
        press("Suspend");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Type 2 to confirm")), "2");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("Reason")), "on leave");
        press("Suspend 2 people");

        assertThat(People.status(ana)).isEqualTo("suspended");
        assertThat(People.status(ben)).isEqualTo("draft");
        assertThat(texts()).contains("Done: 1. Unchanged: 1. Refused: 0.");
        _assertNone(BulkBar.class);
    }

    @Test
    void selectedPeopleGetARoleAfterItsPreview() {
        World.signIn(World.person("admin"));
        var role = World.role("agents.read");
        people.person("Ana", UserStatus.ACTIVE);
        open("q=" + people.word());
        selectAll();
        press("Give a role");
        press("Give to 1 person");
        ComboBox<RoleChoice> roles = roles();
        assertThat(roles.getErrorMessage()).isEqualTo("Choose a role.");

        _setValue(roles, new RoleChoice(role, role, false));
        assertThat(spans()).contains("1 permission gained: agents.read");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("Reason")), "covers for somebody");
        press("Give to 1 person");

        assertThat(texts()).contains("Done: 1. Unchanged: 0. Refused: 0.");
        assertThat(rows()).extracting(UserRow::roles).containsExactly(List.of(role));
    }

    @Test
    void anotherFilterTakesTheSelectionBack() {
        World.signIn(World.person("admin"));
        people.person("Ana", UserStatus.ACTIVE);
        open("q=" + people.word());
        selectAll();

        open("status=draft");

        assertThat(_get(UserGrid.class).getSelectedItems()).isEmpty();
        _assertNone(BulkBar.class);
    }

    @Test
    void theFileHasTheRowsAsTheyAreShownAndIsRecorded() {
        var reader = World.person("auditor");
        World.signIn(reader);
        people.person("=1+1", UserStatus.ACTIVE);
        people.person("Ben", UserStatus.DRAFT);
        var out = new ByteArrayOutputStream();

        new UserExport(users, csv, Locale.ENGLISH)
                .write(
                        UserAddress.of(
                                QueryParameters.fromString("q=" + people.word() + "&sort=-name"), UserAddress.BY_NAME),
                        out);

        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).endsWith("Name,E-mail,Status,Roles,Agents,Last sign-in");
        assertThat(lines.get(1)).startsWith("Ben,").contains("draft");
        assertThat(lines.get(2)).startsWith("'=1+1,");
        assertThat(World.actionsOf(reader)).containsExactly("list.exported");
    }

    @SuppressWarnings("unchecked")
    private static void chooseColumns(String... names) {
        _get(Popover.class).open();
        MockVaadin.clientRoundtrip(false);
        CheckboxGroup<String> shown = _get(CheckboxGroup.class);
        _setValue(shown, Set.of(names));
    }

    private static void sort(String column, SortDirection direction) {
        var grid = _get(UserGrid.class);
        grid.sort(List.of(new GridSortOrder<>(grid.getColumnByKey(column), direction)));
        ComponentUtil.fireEvent(grid, new SortEvent<>(grid, grid.getSortOrder(), true));
    }

    private void anotherBrowser() {
        closeBrowser();
        openBrowser();
        open("");
        MockVaadin.clientRoundtrip(false);
    }

    private static List<String> headers() {
        return _get(UserGrid.class).getColumns().stream()
                .filter(Component::isVisible)
                .map(Column::getHeaderText)
                .toList();
    }

    private static void selectAll() {
        _get(UserGrid.class).asMultiSelect().select(rows());
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<RoleChoice> roles() {
        return _get(_get(BulkRoleForm.class), ComboBox.class);
    }

    private static void press(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    private static List<String> spans() {
        return _find(Span.class).stream().map(Span::getText).toList();
    }

    private static void open(String query) {
        UI.getCurrent().navigate("users", QueryParameters.fromString(query));
    }

    private static String address() {
        return UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters();
    }

    private static List<String> names() {
        return rows().stream().map(UserRow::displayName).toList();
    }

    private static List<UserRow> rows() {
        return _get(UserGrid.class)
                .getDataProvider()
                .fetch(new Query<>(0, 50, List.of(), null, null))
                .toList();
    }

    private static List<String> texts() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }
}
