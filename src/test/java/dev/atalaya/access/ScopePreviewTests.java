package dev.atalaya.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.components.Impact;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.RightsPreview;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditableEvent;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ScopePreviewTests {

    @Autowired
    private RightsPreview preview;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ApplicationEventPublisher events;

    private AtalayaUser admin;
    private AtalayaUser person;
    private AgentId agent;

    @BeforeEach
    void fill() {
        admin = World.person("admin");
        person = World.person("supervisor");
        agent = World.agent();
        World.conversation(agent, "one");
        World.conversation(agent, "two");
    }

    @Test
    void aGrantSaysWhatWouldBeSeenAndLeavesNothingBehind() {
        var logged = World.actionsOf(admin);

        var impact = of(() -> grant(agent, "view"));

        assertThat(impact).isEqualTo(new Impact(1, 1, 0, 0, 0, 2, 0, List.of(), List.of()));
        assertThat(grants()).isZero();
        assertThat(World.actionsOf(admin)).isEqualTo(logged);
    }

    @Test
    void aRevocationCountsWhatOnlyTheLoserStillSees() {
        World.grant(person, agent, "manage");

        var impact = of(() -> database.sql("delete from user_agent_access where user_id = ?")
                .param(person.id().value())
                .update());

        assertThat(impact).isEqualTo(new Impact(1, 0, 1, 0, 0, 0, 2, List.of(), List.of()));
        assertThat(grants()).isOne();
    }

    @Test
    void aGrantThatAddsNothingConcernsNobody() {
        World.grant(person, null, "manage");

        assertThat(of(() -> grant(agent, "view")).isNone()).isTrue();
    }

    @Test
    void aLevelThatRisesIsNoAgentGained() {
        World.grant(person, agent, "view");

        var impact = of(() -> database.sql("update user_agent_access set level = 'review' where user_id = ?")
                .param(person.id().value())
                .update());

        assertThat(impact).isEqualTo(new Impact(1, 0, 0, 1, 0, 0, 0, List.of(), List.of()));
    }

    @Test
    void aSuspensionTakesAgentsAndPermissions() {
        World.grant(person, agent, "view");

        var impact = of(() -> database.sql("update users set status = 'suspended' where id = ?")
                .param(person.id().value())
                .update());

        assertThat(impact.agentsLost()).isOne();
        assertThat(impact.conversationsLost()).isEqualTo(2);
        assertThat(impact.permissionsLost()).contains("conversations.read");
    }

    // The event is part of the change and must not reach the log, nor wait for the head of its chain.
    @Test
    void eventsAreNotRecordedAndTheChainIsNotLocked() {
        var before = head();

        of(() -> {
            grant(agent, "view");
            events.publishEvent((AuditableEvent) () -> "access.granted");
            World.owner()
                    .sql("select sequence from audit_head for update nowait")
                    .query(Long.class)
                    .single();
        });

        assertThat(head()).isEqualTo(before);
    }

    @Test
    void whoMayNotGrantMayNotTryItEither() {
        assertThatThrownBy(() -> World.as(
                        World.person("supervisor"), () -> preview.of(List.of(person.id()), () -> grant(agent, "view"))))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("needs the permission access.grant");
        assertThat(grants()).isZero();
    }

    private Impact of(Runnable change) {
        return World.as(admin, () -> preview.of(List.of(person.id(), admin.id()), change));
    }

    private void grant(@Nullable AgentId to, String level) {
        database.sql("insert into user_agent_access (user_id, agent_id, level) values (?, ?, ?)")
                .params(Arrays.asList(person.id().value(), to == null ? null : to.value(), level))
                .update();
    }

    private int grants() {
        return World.owner()
                .sql("select count(*) from user_agent_access where user_id = ?")
                .param(person.id().value())
                .query(Integer.class)
                .single();
    }

    private static long head() {
        return World.owner()
                .sql("select sequence from audit_head")
                .query(Long.class)
                .single();
    }
}
