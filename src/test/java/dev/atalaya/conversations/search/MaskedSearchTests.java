package dev.atalaya.conversations.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.SessionFilter;
import dev.atalaya.aisessions.SessionOrder;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationList;
import dev.atalaya.conversations.ConversationOrder;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever sees a number masked cannot find it out by asking for its digits. */
@DatabaseTest
class MaskedSearchTests {

    private static final Instant NOW = Instant.now();

    private final Conversations data = new Conversations();

    @Autowired
    private ConversationService conversations;

    @Autowired
    private MessageSearch search;

    @Autowired
    private AiSessionService sessions;

    private AgentId agent;
    private AtalayaUser masked;
    private AtalayaUser open;
    private ConversationId conversation;

    @BeforeEach
    void fill() {
        agent = World.agent();
        masked = World.person(World.role(Permissions.CONVERSATIONS_READ, Permissions.AI_SESSIONS_READ));
        open = World.person(World.role(
                Permissions.CONVERSATIONS_READ, Permissions.AI_SESSIONS_READ, Permissions.CONTACTS_READ_PERSONAL));
        World.grant(masked, agent, "view");
        World.grant(open, agent, "view");
        conversation = data.conversation(agent, "Ana", "Call 612 345 678 about order 2211", NOW);
        World.owner()
                .sql("update contacts set phone = '+34698765432' where agent_id = ?")
                .param(agent.value())
                .update();
        data.message(
                conversation, "contact", "Please call 612 345 678 or canaria@correo.example about order 2211", NOW);
    }

    // P3
    @ParameterizedTest
    @ValueSource(strings = {"612 345", "345 678", "345", "+34698", "698765432", "5432", "612 345 678"})
    void theListIsNotNarrowedByMaskedDigits(String digits) {
        assertThat(listed(open, digits)).isOne();
        assertThat(listed(masked, digits)).isZero();
    }

    // P3
    @ParameterizedTest
    @ValueSource(strings = {"order", "2211", "order 2211", "Ana", "Call"})
    void theListIsNarrowedByWhatIsShown(String text) {
        assertThat(listed(open, text)).isOne();
        assertThat(listed(masked, text)).isOne();
    }

    // P3
    @ParameterizedTest
    @ValueSource(
            strings = {
                "612",
                "345",
                "678",
                "612 345 678",
                "\"612 345\"",
                "order 678",
                "canaria",
                "canaria@correo.example"
            })
    void noMessageIsFoundByWhatIsMasked(String typed) {
        assertThat(found(open, typed)).isOne();
        assertThat(found(masked, typed)).isZero();
    }

    // P3
    @ParameterizedTest
    @ValueSource(strings = {"order", "2211", "\"order 2211\"", "please call order"})
    void messagesAreFoundByWhatIsShown(String typed) {
        assertThat(found(open, typed)).isOne();
        assertThat(found(masked, typed)).isOne();
    }

    // P3
    @ParameterizedTest
    @ValueSource(strings = {"order -612", "order -\"345 678\"", "order from:698765", "order -canaria@correo.example"})
    void nothingIsLeftOutByWhatIsMasked(String typed) {
        assertThatThrownBy(() -> found(masked, typed)).hasMessageContaining("masked");
        assertThat(found(open, typed)).isBetween(0, 1);
    }

    // P3
    @Test
    void theNumberOfHitsTellsNothing() {
        for (var n = 0; n < 60; n++) {
            data.message(conversation, "contact", "table 345 for number " + n, NOW.plusSeconds(n));
        }
        var page = World.as(masked, () -> search.find("345", ZoneOffset.UTC));

        assertThat(page.total()).isEqualTo(60);
        assertThat(page.hits()).hasSize(MessageSearch.PAGE);
        assertThat(World.as(masked, () -> search.more(page)).hits()).hasSize(10);
        assertThat(World.as(open, () -> search.find("345", ZoneOffset.UTC)).total())
                .isEqualTo(61);
    }

    // P3
    @Test
    void sessionsAreNotFoundByDigits() {
        var session = data.session(conversation, "model", NOW);
        World.owner()
                .sql(
                        "insert into ai_messages (agent_id, ai_session_id, position, role, content, created_at)"
                                + " select agent_id, id, 0, 'assistant', 'Call 612345678 please', started_at from ai_sessions where id = ?")
                .param(session)
                .update();

        assertThat(sessions(open, "612345678")).isOne();
        assertThat(sessions(masked, "612345678")).isZero();
        assertThat(sessions(masked, "please")).isOne();
    }

    private int listed(AtalayaUser person, String text) {
        var filter = ConversationFilter.ALL.of(agent).about(text);
        return World.as(person, () -> {
            var count = conversations.count(filter);
            assertThat(conversations.counts(filter).get(ConversationList.ALL)).isEqualTo(count);
            assertThat(conversations.list(filter, new KeysetOrder<>(ConversationOrder.LAST_MESSAGE, true), null, 50))
                    .hasSize(count);
            return count;
        });
    }

    private int found(AtalayaUser person, String typed) {
        return World.as(person, () -> {
            var page = search.find(typed, ZoneOffset.UTC);
            var hits = page.hits();
            assertThat(page.total()).isEqualTo(hits.size());
            return hits.size();
        });
    }

    private int sessions(AtalayaUser person, String text) {
        var filter = new SessionFilter(agent, null, null, null, null, false, null, null, text);
        return World.as(person, () -> {
            var count = sessions.count(filter).number();
            List<?> listed = sessions.list(filter, new KeysetOrder<>(SessionOrder.STARTED, true), null, 50);
            assertThat(listed).hasSize(count);
            return count;
        });
    }
}
