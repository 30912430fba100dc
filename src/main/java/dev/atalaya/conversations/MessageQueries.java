package dev.atalaya.conversations;

import dev.atalaya.conversations.MessageRow.Quote;
import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The messages of a thread, as SQL by hand; see docs/decisions/0011. */
@Repository
class MessageQueries {

    // Asked only where a message was deleted: PostgreSQL computes such a list when it is first needed.
    private static final String MAY_BE_READ =
            "m.deleted_at is null or m.agent_id = any (cast((select atalaya_scope('review')) as bigint[]))";

    private static final String MESSAGE = """
            select m.id, m.agent_id, m.conversation_id, m.external_id, m.author, m.author_name, m.type,
                   case when %1$s then m.body end as body, case when %1$s then m.content end as content,
                   m.delivery_status, m.error_code, m.error_title, m.created_at, m.edited_at, m.deleted_at, m.reply_to
              from messages m
             where m.conversation_id = :conversation and m.agent_id = any (cast(:agents as bigint[]))
               and (m.created_at, m.id)""".formatted(MAY_BE_READ);

    // Quotes are looked up by their own key, after the limit: joined by conversation, a long thread was read whole.
    private static final String WITH_QUOTES = """
            select m.*, q.id as quoted_id, q.author as quoted_author, q.type as quoted_type,
                   left(q.body, 200) as quoted_body, q.conversation_id as quoted_conversation_id
              from (%s) m
              left join messages q on q.agent_id = m.agent_id and q.external_id = m.reply_to and q.deleted_at is null
             order by m.created_at desc, m.id desc""";

    private static final String BEFORE =
            WITH_QUOTES.formatted(MESSAGE + " < (:time, :id) order by m.created_at desc, m.id desc limit %d");

    private static final String AFTER =
            WITH_QUOTES.formatted(MESSAGE + " > (:time, :id) order by m.created_at, m.id limit %d");

    private static final String AROUND = """
            with k as materialized (
                   select created_at, id from messages
                    where conversation_id = :conversation and agent_id = any (cast(:agents as bigint[])) %2$s)
            """ + WITH_QUOTES.formatted("""
                    (%1$s <= ((select created_at from k), (select id from k))
                     order by m.created_at desc, m.id desc limit %%1$d)
                    union all
                    (%1$s > ((select created_at from k), (select id from k))
                     order by m.created_at, m.id limit %%1$d)""".formatted(MESSAGE));

    /** Characters of a message that is quoted. */
    private static final int QUOTED = 200;

    private final JdbcClient database;
    private final PersonalData personal;

    MessageQueries(JdbcClient database, PersonalData personal) {
        this.database = database;
        this.personal = personal;
    }

    /** The messages before a key, the newest first. */
    List<MessageRow> before(ConversationId conversation, List<AgentId> agents, Instant time, long id, int limit) {
        return read(BEFORE.formatted(limit), conversation, agents, time, id);
    }

    /** The messages after a key, the newest of them first. */
    List<MessageRow> after(ConversationId conversation, List<AgentId> agents, Instant time, long id, int limit) {
        return read(AFTER.formatted(limit), conversation, agents, time, id);
    }

    /** A message with up to so many on either side, the newest first; none where the message is not of that conversation. */
    List<MessageRow> around(ConversationId conversation, List<AgentId> agents, long message, int limit) {
        return around(conversation, agents, "and id = :point", message, limit);
    }

    /** The first message since a time, with up to so many on either side, the newest first; none where there is none since. */
    List<MessageRow> since(ConversationId conversation, List<AgentId> agents, Instant time, int limit) {
        return around(
                conversation,
                agents,
                "and created_at >= :point order by created_at, id limit 1",
                time.atOffset(ZoneOffset.UTC),
                limit);
    }

    private List<MessageRow> around(
            ConversationId conversation, List<AgentId> agents, String condition, Object point, int limit) {
        var mask = personal.maskOf(conversation);
        return database.sql(AROUND.formatted(limit, condition))
                .param("conversation", conversation.value())
                .param("agents", AgentId.array(agents))
                .param("point", point)
                .query((row, number) -> row(row, mask))
                .list();
    }

    private List<MessageRow> read(
            String sql, ConversationId conversation, List<AgentId> agents, Instant time, long id) {
        var mask = personal.maskOf(conversation);
        return database.sql(sql)
                .param("conversation", conversation.value())
                .param("agents", AgentId.array(agents))
                .param("time", time.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .query((row, number) -> row(row, mask))
                .list();
    }

    private static MessageRow row(ResultSet row, Mask mask) throws SQLException {
        var delivery = row.getString("delivery_status");
        return new MessageRow(
                row.getLong("id"),
                new ConversationId(row.getLong("conversation_id")),
                row.getString("external_id"),
                author(row.getString("author")),
                mask.textOrNull(row.getString("author_name")),
                type(row.getString("type")),
                mask.textOrNull(row.getString("body")),
                MessageContent.of(mask.json(row.getString("content"))),
                delivery == null ? null : DeliveryStatus.valueOf(delivery.toUpperCase(Locale.ROOT)),
                row.getString("error_code"),
                mask.textOrNull(row.getString("error_title")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "edited_at"),
                instant(row, "deleted_at"),
                row.getString("reply_to"),
                quote(row, mask));
    }

    private static @Nullable Quote quote(ResultSet row, Mask mask) throws SQLException {
        var id = row.getObject("quoted_id", Long.class);
        var body = row.getString("quoted_body");
        return id == null || row.getLong("quoted_conversation_id") != row.getLong("conversation_id")
                ? null
                : new Quote(
                        id,
                        author(row.getString("quoted_author")),
                        type(row.getString("quoted_type")),
                        body == null ? null : mask.cut(body, QUOTED));
    }

    private static MessageAuthor author(String column) {
        return MessageAuthor.valueOf(column.toUpperCase(Locale.ROOT));
    }

    private static MessageType type(String column) {
        return MessageType.valueOf(column.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
