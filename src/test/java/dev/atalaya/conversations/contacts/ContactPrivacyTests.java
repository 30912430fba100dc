package dev.atalaya.conversations.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class ContactPrivacyTests {

    private static final String PHONE = "+34612345678";

    private final Conversations data = new Conversations();

    @Autowired
    private ContactPrivacy privacy;

    @Autowired
    private ConversationService conversations;

    private AgentId agent;
    private AtalayaUser reader;
    private ConversationId conversation;

    @BeforeEach
    void fill() {
        agent = World.agent();
        reader = World.person(World.role(Permissions.CONVERSATIONS_READ, Permissions.CONTACTS_UNMASK));
        World.grant(reader, agent, "view");
        conversation = called(PHONE);
    }

    // P4
    @Test
    void aReasonUnmasksOneConversationForOneReader() {
        var other = called("+34612345679");
        var colleague = World.person(World.role(Permissions.CONVERSATIONS_READ, Permissions.CONTACTS_UNMASK));
        World.grant(colleague, agent, "view");
        assertThat(phone(reader, conversation)).isEqualTo("+34 ••••• 78");

        World.as(reader, () -> done(() -> privacy.unmask(conversation, "  The courier asks for it ")));

        assertThat(phone(reader, conversation)).isEqualTo(PHONE);
        assertThat(phone(reader, other)).isEqualTo("+34 ••••• 79");
        assertThat(phone(colleague, conversation)).isEqualTo("+34 ••••• 78");
        assertThat(World.as(reader, () -> privacy.unmaskedUntil(conversation)))
                .hasValueSatisfying(until -> assertThat(until)
                        .isBetween(Instant.now().plusSeconds(800), Instant.now().plusSeconds(901)));
    }

    // P4
    @Test
    void itIsRecordedWithItsReason() {
        World.as(reader, () -> done(() -> privacy.unmask(conversation, "The courier asks for it")));
        World.as(reader, () -> done(() -> privacy.mask(conversation)));

        assertThat(World.actionsOf(reader)).containsExactly("contact.unmasked", "contact.masked_again");
        assertThat(World.owner()
                        .sql("select reason from audit_logs where actor_user_id = ? and action = 'contact.unmasked'"
                                + " and target_id = ? and agent_id = ?")
                        .params(reader.id().value(), conversation.value(), agent.value())
                        .query(String.class)
                        .single())
                .isEqualTo("The courier asks for it");
        assertThat(phone(reader, conversation)).isEqualTo("+34 ••••• 78");
    }

    // P4
    @Test
    void whatCannotBeRecordedStaysMasked() {
        assertThat(World.withTheLogClosed(() -> World.as(
                        reader, () -> catchThrowable(() -> privacy.unmask(conversation, "The courier asks for it")))))
                .isNotNull();

        assertThat(phone(reader, conversation)).isEqualTo("+34 ••••• 78");
    }

    // P4
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "long"})
    void withoutAReasonItStaysMasked(String reason) {
        var given = reason.equals("long") ? "x".repeat(501) : reason;

        assertThatThrownBy(() -> World.as(reader, () -> done(() -> privacy.unmask(conversation, given))))
                .isInstanceOf(RefusedException.class);
        assertThat(phone(reader, conversation)).isEqualTo("+34 ••••• 78");
    }

    // P4
    @Test
    void aForeignConversationIsLikeNone() {
        var foreign = data.conversation(World.agent(), "Eve", "Secret", Instant.now());

        assertThatThrownBy(() -> World.as(reader, () -> done(() -> privacy.unmask(foreign, "Curious"))))
                .hasMessageContaining("contacts.refused.gone");
        assertThat(World.actionsOf(reader)).containsExactly("access.denied");
    }

    private String phone(AtalayaUser person, ConversationId id) {
        return World.as(
                person, () -> conversations.open(id).orElseThrow().details().contactPhone());
    }

    private ConversationId called(String phone) {
        var id = data.conversation(agent, "Ana", "Hello", Instant.now());
        World.owner()
                .sql("update contacts set phone = ? where id = (select contact_id from conversations where id = ?)")
                .params(phone, id.value())
                .update();
        return id;
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }
}
