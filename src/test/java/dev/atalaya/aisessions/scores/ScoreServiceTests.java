package dev.atalaya.aisessions.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.OpenedSession;
import dev.atalaya.aisessions.SessionFilter;
import dev.atalaya.aisessions.SessionOrder;
import dev.atalaya.aisessions.SessionRow;
import dev.atalaya.aisessions.Sessions;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.database.DatabaseRole;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** Rules of docs/features/ai-sessions.md about scores. */
@DatabaseTest
class ScoreServiceTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations conversations = new Conversations();
    private final Sessions data = new Sessions();

    @Autowired
    private ScoreService scores;

    @Autowired
    private AiSessionService sessions;

    private AgentId agent;
    private AtalayaUser reviewer;
    private long session;
    private long answer;
    private long theirs;

    @BeforeEach
    void people() {
        agent = World.agent();
        reviewer = World.person("supervisor");
        World.grant(reviewer, agent, "review");
        session = data.session(conversations.conversation(agent, "Ana", "Hi", NOW), "m", NOW);
        answer = data.entry(session, 0, "assistant", "We open at ten");
        theirs = data.session(conversations.conversation(World.agent(), "Eve", "Hi", NOW), "m", NOW);
    }

    // R15
    @Test
    void aReviewerScoresTheSessionAndCorrectsAnAnswer() {
        save(reviewer, session, null, ScoreDetails.NEW, 2, "Too slow", null);
        save(reviewer, session, answer, ScoreDetails.NEW, 1, null, "We open at nine");

        var opened = opened();
        var whole = Objects.requireNonNull(opened.details().score());
        assertThat(whole.score()).isEqualTo(2);
        assertThat(whole.comment()).isEqualTo("Too slow");
        assertThat(whole.reviewer()).isEqualTo(reviewer.displayName());
        var entry = Objects.requireNonNull(opened.entries().getFirst().score());
        assertThat(entry.score()).isOne();
        assertThat(entry.correctedAnswer()).isEqualTo("We open at nine");
        assertThat(World.as(
                        reviewer,
                        () -> sessions.list(
                                SessionFilter.ALL, new KeysetOrder<>(SessionOrder.STARTED, true), null, 50)))
                .extracting(SessionRow::score)
                .containsExactly(2);
    }

    // R15
    @Test
    void whoMayOnlyViewCannotScore() {
        var viewer = World.person("supervisor");
        World.grant(viewer, agent, "view");

        assertThatThrownBy(() -> save(viewer, session, null, ScoreDetails.NEW, 5, null, null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("level");
        assertThat(opened().details().score()).isNull();
        assertThat(World.as(viewer, () -> sessions.open(session, 0))
                        .orElseThrow()
                        .details()
                        .reviewable())
                .isFalse();
    }

    // R15: the second wall, without the service.
    @Test
    void thePoliciesKeepAViewerFromWriting() {
        var viewer = World.person("supervisor");
        World.grant(viewer, agent, "view");

        assertThatThrownBy(() -> insertAs(viewer, session)).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> insertAs(reviewer, theirs)).hasStackTraceContaining("row-level security");
        insertAs(reviewer, session);
        assertThat(Objects.requireNonNull(opened().details().score()).score()).isEqualTo(3);
    }

    // R15: the first wall, without the policies.
    @Test
    void theServiceKeepsAReviewerInScope() {
        try {
            alter("disable");
            assertThatThrownBy(() -> save(reviewer, theirs, null, ScoreDetails.NEW, 5, null, null))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("gone");
        } finally {
            alter("enable");
        }
    }

    // R15
    @Test
    void anEntryIsScoredInItsSessionAlone() {
        var other = data.session(conversations.conversation(agent, "Luis", "Hi", NOW), "m", NOW);

        assertThatThrownBy(() -> save(reviewer, other, answer, ScoreDetails.NEW, 5, null, null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("gone");
        assertThatThrownBy(() -> World.owner()
                        .sql(
                                "insert into ai_scores (agent_id, ai_session_id, ai_message_id, score) values (?, ?, ?, 3)")
                        .params(agent.value(), other, answer)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    // R16
    @Test
    void ofTwoWhoScoreTheSecondIsTold() {
        save(reviewer, session, null, ScoreDetails.NEW, 2, null, null);

        assertThatThrownBy(() -> save(reviewer, session, null, ScoreDetails.NEW, 5, null, null))
                .isInstanceOfSatisfying(
                        StaleException.class,
                        stale -> assertThat(stale.changedBy()).isEqualTo(reviewer.displayName()));
        save(reviewer, session, null, 0, 3, null, null);
        assertThatThrownBy(() -> save(reviewer, session, null, 0, 5, null, null))
                .isInstanceOf(StaleException.class);
        assertThatThrownBy(() -> remove(0)).isInstanceOf(StaleException.class);
        assertThat(Objects.requireNonNull(opened().details().score()).score()).isEqualTo(3);
        remove(1);
        assertThat(opened().details().score()).isNull();
    }

    // R16
    @Test
    void theLogKeepsTheScoreAndNoProse() {
        save(reviewer, session, answer, ScoreDetails.NEW, 1, "canary-comment", "canary-answer");
        save(reviewer, session, answer, 0, 4, null, "canary-answer");

        var recorded = World.owner()
                .sql("select coalesce(before::text, '') || coalesce(after::text, '') from audit_logs"
                        + " where actor_user_id = ? and action = 'ai_session.scored' order by sequence")
                .param(reviewer.id().value())
                .query(String.class)
                .list();
        assertThat(recorded).hasSize(2).noneMatch(text -> text.contains("canary"));
        assertThat(recorded.getLast()).contains("\"score\": 1", "\"score\": 4", "\"corrected\": true");
    }

    // R15
    @Test
    void theServiceAsksForThePermission() {
        var other = World.person(World.role(Permissions.AI_SESSIONS_READ));
        World.grant(other, agent, "review");

        assertThatThrownBy(() -> save(other, session, null, ScoreDetails.NEW, 5, null, null))
                .isInstanceOf(AccessDeniedException.class);
    }

    // R15
    @Test
    void whatIsNoScoreIsRefused() {
        for (var score : new int[] {0, 6, -1}) {
            assertThatThrownBy(() -> new ScoreDetails(1, null, 0, score, null, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ScoreDetails(1, null, 0, 3, "a\0b", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScoreDetails(1, null, 0, 3, null, "of what?"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private OpenedSession opened() {
        return World.as(reviewer, () -> sessions.open(session, 0)).orElseThrow();
    }

    private void save(
            AtalayaUser who,
            long target,
            @Nullable Long entry,
            int version,
            int score,
            @Nullable String comment,
            @Nullable String corrected) {
        World.as(who, () -> {
            scores.save(new ScoreDetails(target, entry, version, score, comment, corrected));
            return true;
        });
    }

    private void remove(int version) {
        World.as(reviewer, () -> {
            scores.remove(session, null, version);
            return true;
        });
    }

    private static void insertAs(AtalayaUser who, long session) {
        var dataSource = World.dataSource(DatabaseRole.APP);
        var app = JdbcClient.create(dataSource);
        var agent = World.owner()
                .sql("select agent_id from ai_sessions where id = ?")
                .param(session)
                .query(Long.class)
                .single();
        new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(status -> {
            app.sql("select set_config('atalaya.user_id', ?, true)")
                    .param(Long.toString(who.id().value()))
                    .query(String.class)
                    .single();
            app.sql("insert into ai_scores (agent_id, ai_session_id, score) values (?, ?, 3)")
                    .params(agent, session)
                    .update();
        });
    }

    private static void alter(String what) {
        for (var table : new String[] {"ai_sessions", "ai_messages", "ai_scores", "conversations", "contacts"}) {
            World.owner()
                    .sql("alter table " + table + " " + what + " row level security")
                    .update();
        }
    }
}
