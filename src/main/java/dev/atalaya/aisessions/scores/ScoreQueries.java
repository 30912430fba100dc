package dev.atalaya.aisessions.scores;

import dev.atalaya.privacy.Mask;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Scores, as SQL; the lock that two reviewers need is the version in the condition. */
@Repository
class ScoreQueries {

    private static final String TARGET = """
            select s.agent_id, s.model, k.name as contact_name, k.phone as contact_phone, e.position,
                   s.agent_id = any (cast((select atalaya_scope('review')) as bigint[])) as reviewable
              from ai_sessions s
              join conversations c on c.id = s.conversation_id and c.agent_id = s.agent_id
              join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
              left join ai_messages e
                on e.id = cast(:entry as bigint) and e.ai_session_id = s.id and e.agent_id = s.agent_id
             where s.id = :session and s.agent_id = any (cast(:agents as bigint[]))
               and (cast(:entry as bigint) is null or e.id is not null)""";

    private static final String FIND = """
            select r.score, r.comment is not null as commented, r.corrected_answer is not null as corrected, r.version,
                   r.updated_at, u.display_name as reviewer
              from ai_scores r left join users u on u.id = r.reviewer_id
             where r.ai_session_id = :session and r.ai_message_id is not distinct from cast(:entry as bigint)
               and r.agent_id = any (cast(:agents as bigint[]))
               for update of r""";

    private static final String INSERT = """
            insert into ai_scores (agent_id, ai_session_id, ai_message_id, score, comment, corrected_answer, reviewer_id,
                   created_at, updated_at)
            values (:agent, :session, :entry, :score, :comment, :corrected, :reviewer, :now, :now)
                on conflict (ai_session_id, ai_message_id) do nothing""";

    private static final String UPDATE = """
            update ai_scores set score = :score, comment = :comment, corrected_answer = :corrected,
                   reviewer_id = :reviewer, updated_at = :now, version = version + 1
             where agent_id = :agent and ai_session_id = :session
               and ai_message_id is not distinct from cast(:entry as bigint)""";

    private static final String DELETE = """
            delete from ai_scores where agent_id = :agent and ai_session_id = :session
               and ai_message_id is not distinct from cast(:entry as bigint)""";

    private final JdbcClient database;

    ScoreQueries(JdbcClient database) {
        this.database = database;
    }

    Optional<Target> target(long session, @Nullable Long entry, List<AgentId> agents) {
        return database.sql(TARGET)
                .param("session", session)
                .param("entry", entry)
                .param("agents", AgentId.array(agents))
                .query((row, number) -> new Target(
                        new AgentId(row.getLong("agent_id")),
                        row.getString("model") + " \u00b7 "
                                + Mask.CLOSED.contact(row.getString("contact_name"), row.getString("contact_phone")),
                        row.getObject("position", Integer.class),
                        row.getBoolean("reviewable")))
                .optional();
    }

    /** The score that there is, which nobody else changes until the transaction is over. */
    Optional<Stored> find(long session, @Nullable Long entry, List<AgentId> agents) {
        return database.sql(FIND)
                .param("session", session)
                .param("entry", entry)
                .param("agents", AgentId.array(agents))
                .query((row, number) -> new Stored(
                        row.getInt("score"),
                        row.getBoolean("commented"),
                        row.getBoolean("corrected"),
                        row.getInt("version"),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                        row.getString("reviewer")))
                .optional();
    }

    /** Whether nobody else was quicker. */
    boolean insert(ScoreDetails score, AgentId agent, UserId reviewer, Instant now) {
        return write(INSERT, score, agent, reviewer, now) == 1;
    }

    void update(ScoreDetails score, AgentId agent, UserId reviewer, Instant now) {
        write(UPDATE, score, agent, reviewer, now);
    }

    void delete(long session, @Nullable Long entry, AgentId agent) {
        database.sql(DELETE)
                .param("agent", agent.value())
                .param("session", session)
                .param("entry", entry)
                .update();
    }

    private int write(String sql, ScoreDetails score, AgentId agent, UserId reviewer, Instant now) {
        return database.sql(sql)
                .param("agent", agent.value())
                .param("session", score.session())
                .param("entry", score.entry())
                .param("score", score.score())
                .param("comment", score.comment())
                .param("corrected", score.correctedAnswer())
                .param("reviewer", reviewer.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What is scored. */
    record Target(AgentId agent, String label, @Nullable Integer position, boolean reviewable) {}

    /** A score as it is kept. */
    record Stored(
            int score,
            boolean commented,
            boolean corrected,
            int version,
            Instant updatedAt,
            @Nullable String reviewer) {}
}
