package dev.atalaya.conversations.work;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "conversation_notes")
class Note {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "agent_id")
    private long agentId;

    @Column(name = "conversation_id")
    private long conversationId;

    @Column(name = "author_id")
    private long authorId;

    private String body = "";

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "edited_at")
    private @Nullable Instant editedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Column(name = "deleted_by")
    private @Nullable Long deletedBy;

    @Version
    private int version;

    protected Note() {}

    Note(AgentId agent, ConversationId conversation, UserId author, String body, Instant now) {
        agentId = agent.value();
        conversationId = conversation.value();
        authorId = author.value();
        this.body = body;
        createdAt = now;
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    AgentId agent() {
        return new AgentId(agentId);
    }

    ConversationId conversation() {
        return new ConversationId(conversationId);
    }

    UserId author() {
        return new UserId(authorId);
    }

    String body() {
        return body;
    }

    int length() {
        return body.codePointCount(0, body.length());
    }

    boolean hasVersion(int expected) {
        return version == expected;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** Whoever changed it last. */
    UserId changedBy() {
        return deletedBy == null ? author() : new UserId(deletedBy);
    }

    Instant changedAt() {
        if (deletedAt != null) {
            return deletedAt;
        }
        return editedAt == null ? createdAt : editedAt;
    }

    void edit(String words, Instant now) {
        body = words;
        editedAt = now;
    }

    void delete(UserId by, Instant now) {
        deletedAt = now;
        deletedBy = by.value();
    }
}
