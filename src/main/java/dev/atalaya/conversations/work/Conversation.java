package dev.atalaya.conversations.work;

import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

// The import writes other columns of the same row, and does not raise the version: what arrives makes nobody stale.
@Entity
@Table(name = "conversations")
@DynamicUpdate
class Conversation {

    @Id
    private long id;

    @Column(name = "agent_id", updatable = false)
    private long agentId;

    @Enumerated(EnumType.STRING)
    private ConversationStatus status = ConversationStatus.OPEN;

    @Enumerated(EnumType.STRING)
    private ConversationPriority priority = ConversationPriority.NORMAL;

    @Column(name = "assignee_id")
    private @Nullable Long assigneeId;

    @Column(name = "snoozed_until")
    private @Nullable Instant snoozedUntil;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Version
    private int version;

    protected Conversation() {}

    ConversationId id() {
        return new ConversationId(id);
    }

    AgentId agent() {
        return new AgentId(agentId);
    }

    @Nullable
    UserId assignee() {
        return assigneeId == null ? null : new UserId(assigneeId);
    }

    ConversationPriority priority() {
        return priority;
    }

    boolean isAsSeen(Seen seen) {
        return seen.version() == null || seen.version() == version;
    }

    void assign(@Nullable UserId to) {
        assigneeId = to == null ? null : to.value();
    }

    void weigh(ConversationPriority next) {
        priority = next;
    }

    /** Whether it is in that state now; one that has woken up is open. */
    boolean isNow(ConversationStatus wanted, Instant now) {
        return status.at(now, snoozedUntil) == wanted;
    }

    void become(ConversationStatus next, Instant now) {
        requireWay(next);
        status = next;
        snoozedUntil = null;
        closedAt = next == ConversationStatus.CLOSED ? now : null;
    }

    void snooze(Instant until) {
        requireWay(ConversationStatus.SNOOZED);
        status = ConversationStatus.SNOOZED;
        snoozedUntil = until;
    }

    /** The state, and of a snoozed one until when. */
    String state() {
        var word = status.name().toLowerCase(Locale.ROOT);
        return snoozedUntil == null || status != ConversationStatus.SNOOZED ? word : word + " " + snoozedUntil;
    }

    private void requireWay(ConversationStatus next) {
        if (!status.canBecome(next)) {
            throw new RefusedException("work.refused.status");
        }
    }
}
