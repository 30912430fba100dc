package dev.atalaya.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.access.Explanation.Kind;
import dev.atalaya.access.Explanation.Link;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** S05: each case agrees with what the policy itself answers. */
@DatabaseTest
class AccessExplainerTests {

    @Autowired
    private AccessExplainer explainer;

    private AtalayaUser admin;
    private AtalayaUser person;
    private AgentId agent;
    private ConversationId conversation;

    @BeforeEach
    void fill() {
        admin = World.person("admin");
        person = World.person("supervisor");
        agent = World.agent();
        conversation = World.conversation(agent, "Hello");
    }

    @Test
    void aGrantOfOnesOwnIsNamed() {
        World.grant(person, agent, "review");

        var explanation = explain(conversation);

        assertThat(explanation.seen()).isTrue();
        assertThat(explanation.agrees()).isTrue();
        assertThat(explanation.links())
                .filteredOn(link -> link.kind() == Kind.GRANT)
                .singleElement()
                .extracting(Link::level, Link::role, Link::counts)
                .containsExactly(AccessLevel.REVIEW, null, true);
    }

    @Test
    void aGrantByRoleNamesTheRole() {
        var code = World.role("conversations.read");
        var holder = World.person(code);
        World.owner()
                .sql("insert into user_agent_access (role_id, level) select id, 'view' from roles where code = ?")
                .param(code)
                .update();

        var explanation = explain(holder, conversation);

        assertThat(explanation.seen()).isTrue();
        assertThat(explanation.agrees()).isTrue();
        assertThat(explanation.links())
                .filteredOn(link -> link.kind() == Kind.GRANT)
                .singleElement()
                .extracting(Link::role, Link::allAgents)
                .containsExactly(code, true);
    }

    @Test
    void whatHasEndedIsListedAndDoesNotCount() {
        World.grant(person, agent, "view");
        World.owner()
                .sql("update user_agent_access set expires_at = now() where user_id = ?")
                .param(person.id().value())
                .update();

        var explanation = explain(conversation);

        assertThat(explanation.seen()).isFalse();
        assertThat(explanation.agrees()).isTrue();
        assertThat(explanation.holds(Kind.GRANT)).isFalse();
        assertThat(explanation.links()).anyMatch(link -> link.kind() == Kind.GRANT && !link.counts());
    }

    @Test
    void aSuspendedUserSeesNothingWhateverTheGrants() {
        World.grant(person, agent, "view");
        World.owner()
                .sql("update users set status = 'suspended' where id = ?")
                .param(person.id().value())
                .update();

        var explanation = explain(conversation);

        assertThat(explanation.active()).isFalse();
        assertThat(explanation.seen()).isFalse();
        assertThat(explanation.agrees()).isTrue();
    }

    @Test
    void aGrantWithoutThePermissionIsNotEnough() {
        var auditor = World.person("auditor");
        World.grant(auditor, agent, "view");

        var explanation = explain(auditor, conversation);

        assertThat(explanation.seen()).isFalse();
        assertThat(explanation.agrees()).isTrue();
        assertThat(explanation.holds(Kind.GRANT)).isTrue();
        assertThat(explanation.holds(Kind.PERMISSION)).isFalse();
    }

    @Test
    void aConversationThatDoesNotExistHasNoAgent() {
        var explanation = explain(new ConversationId(Long.MAX_VALUE));

        assertThat(explanation.agent()).isNull();
        assertThat(explanation.seen()).isFalse();
        assertThat(explanation.agrees()).isTrue();
    }

    @Test
    void anUnknownUserHasNoExplanation() {
        assertThat(World.as(admin, () -> explainer.explain(new UserId(Long.MAX_VALUE), conversation)))
                .isEmpty();
    }

    @Test
    void explainingNeedsThePermissionAndTellsNobodyElseWhoseItIs() {
        assertThatThrownBy(() -> World.as(person, () -> explainer.explain(person.id(), conversation)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(World.app()
                        .sql("select atalaya_agent_of_conversation(?)")
                        .param(conversation.value())
                        .query(Long.class)
                        .optional())
                .isEmpty();
    }

    private Explanation explain(ConversationId id) {
        return explain(person, id);
    }

    private Explanation explain(AtalayaUser user, ConversationId id) {
        return World.as(admin, () -> explainer.explain(user.id(), id)).orElseThrow();
    }
}
