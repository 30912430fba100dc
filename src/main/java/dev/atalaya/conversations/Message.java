package dev.atalaya.conversations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Read here, written by the import alone. */
@Entity
@Immutable
@Table(name = "messages")
class Message {

    @Id
    private @Nullable Long id;

    @Column(name = "agent_id")
    private long agentId;

    @Column(name = "conversation_id")
    private long conversationId;

    @Column(name = "external_id")
    private String externalId = "";

    @Enumerated(EnumType.STRING)
    private MessageAuthor author = MessageAuthor.CONTACT;

    @Column(name = "author_name")
    private @Nullable String authorName;

    @Enumerated(EnumType.STRING)
    private MessageType type = MessageType.TEXT;

    private @Nullable String body;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String content;

    @Column(name = "reply_to")
    private @Nullable String replyTo;

    @Column(name = "delivery_status")
    @Enumerated(EnumType.STRING)
    private @Nullable DeliveryStatus deliveryStatus;

    @Column(name = "error_code")
    private @Nullable String errorCode;

    @Column(name = "error_title")
    private @Nullable String errorTitle;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "edited_at")
    private @Nullable Instant editedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    protected Message() {}
}
