package dev.atalaya.audit.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.audit.AuditFilter;
import dev.atalaya.audit.AuditRow;
import dev.atalaya.audit.AuditService;
import dev.atalaya.security.AccessDenied;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AuditResult;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.test.context.support.WithAnonymousUser;

class AuditViewTests extends ViewTest {

    private AtalayaUser auditor;
    private AtalayaUser actor;

    @BeforeEach
    void people() {
        auditor = World.person("auditor");
        actor = World.person();
    }

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private AuditService audit;

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void auditorsSeeTheEvents() {
        denied();

        open(Map.of("actor", String.valueOf(actor.id().value())));

        assertThat(_get(H1.class).getText()).isEqualTo("Audit log");
        assertThat(texts()).contains("1 event");
        _assertOne(AuditGrid.class);
    }

    @Test
    void filtersLiveInTheAddress() {
        denied();
        open(Map.of());

        @SuppressWarnings("unchecked")
        ComboBox<String> action = _get(ComboBox.class, spec -> spec.withLabel("Action"));
        _setValue(action, "access.denied");

        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("audit?action=access.denied");
    }

    @Test
    void anEventShowsAllItsFields() {
        denied();
        var row = latest();

        open(Map.of("event", String.valueOf(row.sequence())));

        var dialog = _get(AuditEventDialog.class);
        assertThat(dialog.getHeaderTitle()).isEqualTo(actor.displayName() + " was refused: The vault");
        assertThat(_find(dialog, Span.class)).extracting(Span::getText).anyMatch(text -> text.matches("[0-9a-f]{64}"));
    }

    @Test
    void eventsAreToldInTheReadersLanguage() {
        var row = new AuditRow(
                1,
                Instant.EPOCH,
                "person",
                1L,
                "Ana",
                "access.denied",
                "view",
                null,
                "x",
                null,
                null,
                AuditResult.DENIED);

        assertThat(new AuditText(Locale.ENGLISH).sentence(row)).isEqualTo("Ana was refused: x");
        assertThat(new AuditText(Locale.of("es")).sentence(row)).isEqualTo("Ana recibió una negativa: x");
    }

    @Test
    void anEventThatIsNotThereOpensNothing() {
        open(Map.of("event", "999999999999"));
        _assertNone(AuditEventDialog.class);

        open(Map.of("event", "x", "from", "yesterday", "result", "?", "actor", "me"));
        _assertNone(AuditEventDialog.class);
        _assertOne(AuditGrid.class);
    }

    @Test
    void othersAreTurnedAway() {
        World.signIn(World.person("supervisor"));
        UI.getCurrent().navigate("audit");

        _assertNone(AuditGrid.class);
    }

    @Test
    @WithAnonymousUser
    void strangersAreTurnedAway() {
        UI.getCurrent().navigate("audit");

        _assertNone(AuditGrid.class);
    }

    private void open(Map<String, String> address) {
        World.signIn(auditor);
        UI.getCurrent().navigate("audit", QueryParameters.simple(address));
        MockVaadin.clientRoundtrip(false);
    }

    private void denied() {
        World.as(actor, () -> {
            events.publishEvent(new AccessDenied(new AuditTarget("view", null, "The vault")));
            return true;
        });
    }

    private AuditRow latest() {
        return World.as(
                auditor,
                () -> audit.search(new AuditFilter(actor.id(), null, null, null, null), true, null, 1)
                        .getFirst());
    }

    private static List<String> texts() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }
}
