package dev.atalaya.migrations.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.migrations.MigrationRow;
import dev.atalaya.security.Permissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(roles = Permissions.MIGRATIONS_READ)
class MigrationsViewTests extends ViewTest {

    @Test
    void opsSeeTheVersionsNewestFirst() {
        UI.getCurrent().navigate("migrations");

        assertThat(_get(H1.class).getText()).isEqualTo("Migrations");
        var versions = rows().stream()
                .map(MigrationRow::version)
                .filter(version -> version != null)
                .toList();
        assertThat(versions).hasSizeGreaterThan(10).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void theLineSaysWhatTheSchemaIsAt() {
        UI.getCurrent().navigate("migrations");

        assertThat(texts())
                .anyMatch(text ->
                        text.matches("Schema at version \\d{4} · nothing pending · validation finds nothing wrong"));
    }

    @Test
    void searchNarrowsTheListAndLivesInTheAddress() {
        UI.getCurrent().navigate("migrations");

        _setValue(_get(TextField.class, spec -> spec.withLabel("Search")), "backup");

        assertThat(rows()).extracting(MigrationRow::version).containsExactly("0008");
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("migrations?q=backup");
    }

    @Test
    void filtersComeFromTheAddress() {
        UI.getCurrent().navigate("migrations", QueryParameters.of("severity", "blue"));

        assertThat(_size(_get(VersionGrid.class))).isZero();
    }

    @Test
    void aRowOpensItsPage() {
        UI.getCurrent().navigate("migrations");
        var index = rows().stream().map(MigrationRow::version).toList().indexOf("0005");

        _clickItem(_get(VersionGrid.class), index);

        assertThat(_get(H1.class).getText()).isEqualTo("0005 · conversations create conversations");
        assertThat(_find(SqlBlock.class)).hasSize(2);
        assertThat(texts()).contains("It was applied, and its file has not changed since.");
    }

    @Test
    void anUnknownVersionIsNotFound() {
        UI.getCurrent().navigate("migrations/4711");

        _assertNone(MigrationPage.class);
    }

    @Test
    @WithMockUser(roles = Permissions.CONVERSATIONS_READ)
    void othersAreTurnedAway() {
        UI.getCurrent().navigate("migrations");
        _assertNone(VersionGrid.class);

        UI.getCurrent().navigate("migrations/0001");
        _assertNone(MigrationPage.class);
    }

    @Test
    @WithAnonymousUser
    void strangersAreTurnedAway() {
        UI.getCurrent().navigate("migrations");

        _assertNone(VersionGrid.class);
    }

    private static List<MigrationRow> rows() {
        _assertOne(VersionGrid.class);
        return _findAll(_get(VersionGrid.class));
    }

    private static List<String> texts() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }
}
