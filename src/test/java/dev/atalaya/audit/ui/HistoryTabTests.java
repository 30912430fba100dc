package dev.atalaya.audit.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.ViewTest;
import dev.atalaya.components.SubjectTab;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class HistoryTabTests extends ViewTest {

    @Autowired
    private List<SubjectTab> tabs;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    private AtalayaUser person;
    private AtalayaUser admin;

    @BeforeEach
    void people() {
        person = World.person();
        admin = World.person();
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void usersRolesAndAgentsHaveOneForWhoeverReadsTheLog() {
        assertThat(tabs.stream().filter(tab -> tab.title().equals("audit.history")))
                .allMatch(tab -> tab.permission().equals(Permissions.AUDIT_READ))
                .extracting(SubjectTab::subject)
                .containsExactlyInAnyOrder("user", "role", "agent");
    }

    // U03
    @Test
    void ofAUserWhatWasDoneByAndToTheUserIsToldApart() {
        happen(person, new Changed("thing.touched", new AuditTarget("thing", 1L, "T")));
        happen(admin, new Changed("role.assigned", target(person)));
        happen(person, new Changed("user.password_changed", target(person)));

        show("user", person.id().value());

        var grid = _get(AuditGrid.class);
        assertThat(row(grid, 0)).contains("user.password_changed", "By and to this user");
        assertThat(row(grid, 1)).contains("role.assigned", "To this user");
        assertThat(row(grid, 2)).contains("thing.touched", "By this user");
    }

    @Test
    void itIsToldInTheReadersLanguage() {
        happen(admin, new Changed("role.assigned", target(person)));
        UI.getCurrent().setLocale(Locale.of("es"));

        show("user", person.id().value());

        assertThat(row(_get(AuditGrid.class), 0)).contains("Hecho al usuario");
    }

    @Test
    void aClickShowsTheEventWithItsChanges() {
        happen(admin, new Changed("user.updated", target(person)));
        show("user", person.id().value());

        _clickItem(_get(AuditGrid.class), 0);

        assertThat(_find(_get(AuditEventDialog.class), Span.class))
                .extracting(Span::getText)
                .contains("colour", "red", "green");
    }

    @Test
    void ofARoleNoSideIsShown() {
        happen(
                admin,
                new Changed("role.updated", new AuditTarget("role", person.id().value(), "R")));

        show("role", person.id().value());

        assertThat(row(_get(AuditGrid.class), 0)).contains("role.updated").doesNotContain("this user");
    }

    @Test
    void withoutEventsItSaysWhy() {
        show("agent", World.agent().value());

        assertThat(_find(Paragraph.class)).extracting(Paragraph::getText).contains("No events");
        _assertNone(AuditEventDialog.class);
    }

    private void show(String subject, long id) {
        World.signIn(World.person("auditor"));
        var tab = tabs.stream()
                .filter(each ->
                        each.title().equals("audit.history") && each.subject().equals(subject))
                .findFirst()
                .orElseThrow();
        UI.getCurrent().add(tab.content(id));
        MockVaadin.clientRoundtrip(false);
    }

    private static String row(AuditGrid grid, int index) {
        return String.join(" | ", _getFormattedRow(grid, index));
    }

    private void happen(AtalayaUser who, Changed event) {
        World.as(
                who,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    events.publishEvent(event);
                    return true;
                }));
    }

    private static AuditTarget target(AtalayaUser user) {
        return new AuditTarget("user", user.id().value(), user.displayName());
    }

    private record Changed(String action, AuditTarget target) implements AuditableEvent {

        @Override
        public Map<String, Object> before() {
            return Map.of("colour", "red");
        }

        @Override
        public Map<String, Object> after() {
            return Map.of("colour", "green");
        }
    }
}
