package dev.atalaya;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.vaadin.flow.server.communication.rpc.AbstractRpcInvocationHandler;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Tables;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever may only read clicks over HTTP on every part of a page, also on what the page does not show. */
@DatabaseTest
class ForgedClicksTests {

    /** Each page with something that its buttons open for whoever may write. */
    private static final List<Page> PAGES = List.of(
            new Page("users", "Save as draft"),
            new Page("users/%1$d", "/invitation?token="),
            new Page("roles", "New role"),
            new Page("roles/%2$d", "Delete the role"),
            new Page("agents", "New agent"),
            new Page("agents/%3$d", "Retire "),
            new Page("access", "Grant access"),
            new Page("conversations/%4$d", "Snooze the conversation?"),
            new Page("conversations/%4$d", "Erase what is kept of this contact?"),
            new Page("ai-sessions/prices", "Save price"));

    @LocalServerPort
    private int port;

    private AtalayaUser reader;
    private AtalayaUser admin;
    private long draft;
    private long role;
    private long agent;
    private long conversation;

    @BeforeEach
    void fill() {
        reader = World.person(World.role(
                Permissions.USERS_READ,
                Permissions.ROLES_READ,
                Permissions.AGENTS_READ,
                Permissions.ACCESS_READ,
                Permissions.CONVERSATIONS_READ,
                Permissions.AI_SESSIONS_READ));
        admin = World.person("admin");
        var known = World.agent();
        agent = known.value();
        World.grant(reader, known, "view");
        World.grant(admin, known, "manage");
        conversation = World.conversation(known, "Hello").value();
        role = World.roleId(World.role(Permissions.USERS_READ));
        var person = World.person();
        draft = person.id().value();
        World.owner()
                .sql("update users set status = 'draft', display_name = 'Draft', password_hash = null where id = ?")
                .param(draft)
                .update();
    }

    /** A thousand clicks on words, which hear none, would fill the log. */
    @BeforeEach
    void keepTheLogShort() {
        failures().setLevel(Level.OFF);
    }

    @AfterEach
    void keepTheLogAgain() {
        failures().setLevel(null);
    }

    //
    @ParameterizedTest
    @FieldSource("PAGES")
    void clicksOnWhatIsHiddenOpenAndChangeNothing(Page page) {
        var click = openedBy(reader, page);
        var before = Tables.digests();

        assertThat(click.get()).doesNotContain(page.opens());
        assertThat(Tables.digests()).isEqualTo(before);
    }

    //
    @ParameterizedTest
    @FieldSource("PAGES")
    void theSameClicksOpenItForWhoeverMay(Page page) {
        assertThat(openedBy(admin, page).get()).contains(page.opens());
    }

    //
    @Test
    void aButtonThatActsAtOnceActsForWhoeverMayAlone() {
        assertThat(openedBy(reader, PAGES.get(1)).get()).isNotEmpty();
        assertThat(status()).isEqualTo("draft");

        assertThat(openedBy(admin, PAGES.get(1)).get()).isNotEmpty();
        assertThat(status()).isEqualTo("invited");
    }

    //
    @Test
    void whatNothingIsSelectedForStaysShut() {
        var click = openedBy(admin, PAGES.getFirst());
        var before = Tables.digests();

        assertThat(click.get()).doesNotContain("Suspend 0", "Give a role to", "Activate 0");
        assertThat(Tables.digests()).isEqualTo(before);
    }

    //
    @Test
    void theLogSaysThatAClickWasIgnored() {
        var log = (Logger) LoggerFactory.getLogger(AbstractRpcInvocationHandler.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.DEBUG);
        try {
            assertThat(openedBy(reader, PAGES.getFirst()).get()).isNotEmpty();
        } finally {
            log.setLevel(null);
            log.detachAppender(lines);
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("inactive (disabled or invisible)"));
    }

    private Supplier<String> openedBy(AtalayaUser person, Page page) {
        var visitor = new Visitor(port);
        visitor.signIn(person.getUsername(), World.PASSWORD);
        var tab = Tab.open(visitor);
        var shell = tab.newest();
        tab.navigate(page.path().formatted(draft, role, agent, conversation));
        if (tab.showsAList()) {
            tab.scroll(0, 20);
        }
        return () -> tab.clickOnAllAfter(shell);
    }

    private static Logger failures() {
        return (Logger) LoggerFactory.getLogger("dev.atalaya.shell.FailureHandler");
    }

    private String status() {
        return World.owner()
                .sql("select status from users where id = ?")
                .param(draft)
                .query(String.class)
                .single();
    }

    private record Page(String path, String opens) {}
}
