package dev.atalaya.conversations;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations with what a test needs to be in them, written by the owner of the tables. */
public final class Conversations {

    private final JdbcClient owner = World.owner();

    public ConversationId conversation(AgentId agent, String contact, String preview, Instant lastMessageAt) {
        return conversation(agent, contact, "open", preview, lastMessageAt);
    }

    public ConversationId conversation(
            AgentId agent, String contact, String status, String preview, Instant lastMessageAt) {
        var phone = "+34" + Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000);
        var contactId = owner.sql("insert into contacts (agent_id, phone, name) values (?, ?, ?) returning id")
                .params(agent.value(), phone, contact)
                .query(Long.class)
                .single();
        return new ConversationId(owner.sql("""
                        insert into conversations (agent_id, external_id, contact_id, status, closed_at, snoozed_until,
                               created_at, last_message_at, last_contact_message_at, last_preview)
                        values (:agent, :external, :contact, :status, :closed, :closed, :at, :at, :at, :preview)
                        returning id""")
                .param("agent", agent.value())
                .param("external", UUID.randomUUID().toString())
                .param("contact", contactId)
                .param("status", status)
                .param("closed", time(lastMessageAt))
                .param("at", time(lastMessageAt))
                .param("preview", preview)
                .query(Long.class)
                .single());
    }

    /** So many conversations with one contact, a minute apart, and none of them with messages. */
    public void conversations(AgentId agent, int count, Instant newest) {
        owner.sql("""
                        with k as (insert into contacts (agent_id, phone, name)
                                   values (:agent, :phone, 'Many') returning id)
                        insert into conversations (agent_id, external_id, contact_id, created_at, last_message_at)
                        select :agent, 'many-' || n || '-' || gen_random_uuid(), k.id, :newest, cast(:newest as timestamptz) - n * interval '1 minute'
                          from k, generate_series(0, :count - 1) n""")
                .param("agent", agent.value())
                .param("phone", "+1" + UUID.randomUUID().toString().substring(0, 8))
                .param("newest", time(newest))
                .param("count", count)
                .update();
    }

    public long message(ConversationId conversation, String author, @Nullable String body, Instant at) {
        return message(conversation, author, "text", body, null, null, at);
    }

    public long message(
            ConversationId conversation,
            String author,
            String type,
            @Nullable String body,
            @Nullable String content,
            @Nullable String replyTo,
            Instant at) {
        return owner.sql("""
                        insert into messages (agent_id, conversation_id, external_id, direction, author, type, body,
                               content, reply_to, created_at)
                        select agent_id, id, :external, :direction, :author, :type, :body, cast(:content as jsonb),
                               :reply, :at
                          from conversations where id = :conversation
                        returning id""")
                .param("conversation", conversation.value())
                .param("external", "m-" + UUID.randomUUID())
                .param("direction", author.equals("contact") ? "inbound" : "outbound")
                .param("author", author)
                .param("type", type)
                .param("body", body)
                .param("content", content)
                .param("reply", replyTo)
                .param("at", time(at))
                .query(Long.class)
                .single();
    }

    /** So many messages, a second apart, written in turns. */
    public void messages(ConversationId conversation, int count, Instant newest) {
        owner.sql("""
                        insert into messages (agent_id, conversation_id, external_id, direction, author, body, created_at)
                        select agent_id, id, 'n-' || n || '-' || gen_random_uuid(),
                               case n % 2 when 0 then 'inbound' else 'outbound' end,
                               case n % 2 when 0 then 'contact' else 'ai' end,
                               'Message ' || n || ' about a table for two on the terrace, at eight or a little later',
                               cast(:newest as timestamptz) - n * interval '1 second'
                          from conversations, generate_series(0, :count - 1) n where id = :conversation""")
                .param("conversation", conversation.value())
                .param("newest", time(newest))
                .param("count", count)
                .update();
    }

    public String externalId(long message) {
        return owner.sql("select external_id from messages where id = ?")
                .param(message)
                .query(String.class)
                .single();
    }

    public long session(ConversationId conversation, String model, Instant at) {
        return owner.sql("""
                        insert into ai_sessions (agent_id, conversation_id, model, started_at, tokens_in, tokens_out,
                               cost_micros, currency, latency_ms)
                        select agent_id, id, ?, ?, 1200, 340, 4200, 'EUR', 1890 from conversations where id = ?
                        returning id""")
                .params(model, time(at), conversation.value())
                .query(Long.class)
                .single();
    }

    public void toolCall(long session, int position, String name, String arguments, String result, long message) {
        owner.sql("""
                        insert into ai_messages (agent_id, ai_session_id, position, role, name, arguments, content,
                               latency_ms, message_id, created_at)
                        select agent_id, id, ?, 'tool', ?, cast(? as jsonb), ?, 640, ?, started_at
                          from ai_sessions where id = ?""")
                .params(position, name, arguments, result, message, session)
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
