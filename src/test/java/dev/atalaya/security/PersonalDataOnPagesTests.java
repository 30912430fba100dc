package dev.atalaya.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is sent to the browser of somebody who sees personal data masked, on every page and behind every button of it. */
@DatabaseTest
class PersonalDataOnPagesTests {

    private static final Pattern PERSONAL =
            Pattern.compile("612[ .\\-]?345[ .\\-]?67|canaria@|4111[ -]?1111|2100 0418 4502|555.?2671");

    /** Where there is more behind buttons. */
    private static final List<String> CLICKED = List.of("conversations", "ai-sessions", "audit");

    private static final String[] READING = {
        Permissions.CONVERSATIONS_READ,
        Permissions.AI_SESSIONS_READ,
        Permissions.AUDIT_READ,
        Permissions.AGENTS_READ,
        Permissions.ACCESS_READ,
        Permissions.USERS_READ,
        Permissions.ROLES_READ,
        Permissions.MIGRATIONS_READ
    };

    @LocalServerPort
    private int port;

    private AgentId agent;
    private ConversationId conversation;
    private long session;

    @BeforeEach
    void fill() {
        var data = new Conversations();
        agent = World.agent();
        conversation = data.conversation(agent, "Ana 612345678", "Call (415) 555-2671", Instant.now());
        var message = data.message(
                conversation,
                "contact",
                "I am at +34 612 345 678, canaria@correo.example, 4111 1111 1111 1111",
                Instant.now());
        data.message(conversation, "human", "contacts", null, """
                {"contacts":[{"name":"Luis","phone":"+34612345678"}]}""", data.externalId(message), Instant.now());
        session = data.session(conversation, "model", Instant.now());
        data.toolCall(session, 0, "call", "{\"phone\":34612345678}", "[\"canaria@correo.example\"]", message);
        World.owner()
                .sql("update contacts set phone = '+34612345678' where agent_id = ?")
                .param(agent.value())
                .update();
        World.owner()
                .sql("update conversations set external_id = 'wa-34612345678' where agent_id = ?")
                .param(agent.value())
                .update();
        World.owner()
                .sql("insert into conversation_notes (agent_id, conversation_id, author_id, body)"
                        + " select agent_id, id, (select min(id) from users), 'ES91 2100 0418 4502 0005 1332'"
                        + " from conversations where agent_id = ?")
                .param(agent.value())
                .update();
    }

    //
    @Test
    void noPageSendsWhatIsMasked() {
        assertThat(telling(READING)).isEmpty();
    }

    /** The control. */
    @Test
    void theSamePagesSendItToWhoeverMayReadIt() {
        assertThat(telling(Stream.concat(Arrays.stream(READING), Stream.of(Permissions.CONTACTS_READ_PERSONAL))
                        .toArray(String[]::new)))
                .contains("conversations", "conversations/:id", "ai-sessions", "ai-sessions/:id");
    }

    /** Clicks without an ear would fill it. */
    @BeforeEach
    void keepTheLogShort() {
        failures().setLevel(Level.OFF);
    }

    @AfterEach
    void keepTheLogAgain() {
        failures().setLevel(null);
    }

    private List<String> telling(String... permissions) {
        var person = World.person(World.role(permissions));
        World.grant(person, agent, "view");
        var visitor = visitor(person);
        var telling = new ArrayList<String>();
        for (var route : RouteAccessTests.routes()) {
            if (route.equals("login")) {
                continue;
            }
            var path = route.equals("ai-sessions/:id")
                    ? "ai-sessions/" + session
                    : RouteAccessTests.path(route, conversation, agent);
            // A click may also sign out.
            var clicks = CLICKED.stream().anyMatch(route::startsWith);
            if (PERSONAL.matcher(sent(clicks ? visitor(person) : visitor, path, clicks))
                    .find()) {
                telling.add(route);
            }
        }
        return telling;
    }

    private Visitor visitor(AtalayaUser person) {
        var visitor = new Visitor(port);
        visitor.signIn(person.getUsername(), World.PASSWORD);
        return visitor;
    }

    private static String sent(Visitor visitor, String path, boolean clicks) {
        var tab = Tab.open(visitor);
        var shell = tab.newest();
        var sent = tab.navigate(path);
        if (tab.showsAList()) {
            sent += tab.scroll(0, 20);
        }
        return clicks ? sent + tab.clickOnAllAfter(shell) : sent;
    }

    private static Logger failures() {
        return (Logger) LoggerFactory.getLogger("dev.atalaya.shell.FailureHandler");
    }
}
