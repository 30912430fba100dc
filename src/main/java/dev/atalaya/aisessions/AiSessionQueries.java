package dev.atalaya.aisessions;

import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What models did in one conversation, as SQL by hand; see docs/decisions/0011. */
@Repository
class AiSessionQueries {

    // In the order of ai_sessions_run_key, so that the newest are read and not all of them sorted.
    private static final String OF_CONVERSATION = """
            select s.id, s.model, s.started_at, s.ended_at, s.tokens_in, s.tokens_cached, s.tokens_out,
                   coalesce(s.cost_micros, %1$s) as cost_micros, coalesce(s.currency, p.currency) as currency,
                   s.cost_micros is null as computed, s.latency_ms, s.outcome
              from (select * from ai_sessions
                     where conversation_id = :conversation and agent_id = any (cast(:agents as bigint[]))
                     order by started_at desc, model desc limit %%d) s
              left join ai_prices p on s.cost_micros is null and %2$s
             order by s.started_at desc, s.model desc""".formatted(SessionListQueries.PRICED, SessionListQueries.PRICE);

    // The entries of the messages first: joined at once, a kept plan read every entry of a long conversation's
    // sessions.
    // Their sessions one by one, by the limit: else a kept plan read all 220 of a long conversation for each entry.
    // What an answer says is in its message.
    private static final String ENTRIES = """
            with entry as materialized (
                 select e.id, e.agent_id, e.ai_session_id, e.position, e.role, e.message_id, e.name, e.arguments,
                        case when e.role = 'tool' then e.content end as content, e.error, e.tokens, e.latency_ms
                   from ai_messages e
                  where e.message_id = any (cast(:messages as bigint[])) and e.role in ('tool', 'assistant')
                    and e.agent_id = any (cast(:agents as bigint[])))
            select entry.*
              from entry
             cross join lateral (
                   select s.conversation_id from ai_sessions s
                    where s.id = entry.ai_session_id and s.agent_id = entry.agent_id limit 1) s
             where s.conversation_id = :conversation
             order by entry.ai_session_id, entry.position""";

    // From after the answer before it, in so far as that was sent; a run of failed attempts belongs to it.
    private static final String ANSWER = """
            select s.id, s.model, coalesce(s.cost_micros, %s) as cost_micros,
                   coalesce(s.currency, p.currency) as currency, s.cost_micros is null as computed, e.position,
                   coalesce((select b.position + 1 from ai_messages b
                              where b.ai_session_id = e.ai_session_id and b.position < e.position
                                and b.role = 'assistant' and b.error is null
                              order by b.position desc limit 1), 0) as first
              from ai_messages e
              join ai_sessions s on s.id = e.ai_session_id and s.agent_id = e.agent_id
              left join ai_prices p on s.cost_micros is null and %s
             where e.message_id = :message and e.role = 'assistant' and s.conversation_id = :conversation
               and e.agent_id = any (cast(:agents as bigint[]))
             order by e.id limit 1""".formatted(SessionListQueries.PRICED, SessionListQueries.PRICE);

    private static final String COSTS = """
            select t.conversation_id, t.currency, cast(sum(t.cost_micros) as bigint) as cost_micros, bool_or(t.computed) as computed,
                   count(*) as sessions
              from (select s.conversation_id, coalesce(s.cost_micros, %s) as cost_micros,
                           coalesce(s.currency, p.currency) as currency, s.cost_micros is null as computed
                      from ai_sessions s
                      left join ai_prices p on s.cost_micros is null and %s
                     where s.conversation_id = any (cast(:ids as bigint[]))
                       and s.agent_id = any (cast(:agents as bigint[]))) t
             group by t.conversation_id, t.currency
             order by t.conversation_id, t.currency""".formatted(SessionListQueries.PRICED, SessionListQueries.PRICE);

    private final JdbcClient database;
    private final PersonalData personal;

    AiSessionQueries(JdbcClient database, PersonalData personal) {
        this.database = database;
        this.personal = personal;
    }

    /** The newest first. */
    List<AiSessionRow> ofConversation(ConversationId conversation, List<AgentId> agents, int limit) {
        return database.sql(OF_CONVERSATION.formatted(limit))
                .param("conversation", conversation.value())
                .param("agents", AgentId.array(agents))
                .query(AiSessionQueries::session)
                .list();
    }

    /** What became or led to the messages, in the order in which it was made. */
    ThreadEntries entries(ConversationId conversation, Collection<Long> messages, List<AgentId> agents) {
        var calls = new ArrayList<ToolCall>();
        var answers = new ArrayList<Answer>();
        var mask = personal.maskOf(conversation);
        database.sql(ENTRIES)
                .param("conversation", conversation.value())
                .param("messages", messages.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .param("agents", AgentId.array(agents))
                .query((ResultSet row) -> {
                    if (row.getString("role").equals("tool")) {
                        calls.add(toolCall(row, mask));
                    } else {
                        answers.add(answer(row));
                    }
                });
        return new ThreadEntries(calls, answers);
    }

    /** Sessions without a price count, and cost nothing. */
    Map<ConversationId, ConversationCosts> costs(Collection<ConversationId> conversations, List<AgentId> agents) {
        record Sum(
                ConversationId conversation,
                long sessions,
                @Nullable Cost cost) {}
        return database
                .sql(COSTS)
                .param(
                        "ids",
                        conversations.stream()
                                .map(id -> Long.toString(id.value()))
                                .collect(Collectors.joining(",", "{", "}")))
                .param("agents", AgentId.array(agents))
                .query((row, number) -> new Sum(
                        new ConversationId(row.getLong("conversation_id")),
                        row.getLong("sessions"),
                        SessionListQueries.cost(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Sum::conversation,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                sums -> new ConversationCosts(
                                        sums.stream().mapToLong(Sum::sessions).sum(),
                                        sums.stream()
                                                .flatMap(sum -> Stream.ofNullable(sum.cost()))
                                                .toList()))));
    }

    Optional<FoundAnswer> answer(ConversationId conversation, long message, List<AgentId> agents) {
        return database.sql(ANSWER)
                .param("conversation", conversation.value())
                .param("message", message)
                .param("agents", AgentId.array(agents))
                .query((row, number) -> new FoundAnswer(
                        row.getLong("id"),
                        row.getString("model"),
                        SessionListQueries.cost(row),
                        row.getInt("first"),
                        row.getInt("position")))
                .optional();
    }

    private static AiSessionRow session(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new AiSessionRow(
                row.getLong("id"),
                row.getString("model"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getLong("tokens_in"),
                row.getLong("tokens_cached"),
                row.getLong("tokens_out"),
                SessionListQueries.cost(row),
                row.getObject("latency_ms", Long.class),
                row.getString("outcome"));
    }

    private static ToolCall toolCall(ResultSet row, Mask mask) throws SQLException {
        return new ToolCall(
                row.getLong("id"),
                row.getLong("message_id"),
                row.getString("name"),
                mask.json(row.getString("arguments")),
                mask.json(row.getString("content")),
                mask.textOrNull(row.getString("error")),
                row.getObject("latency_ms", Long.class));
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getLong("message_id"),
                row.getLong("ai_session_id"),
                row.getInt("position"),
                row.getInt("tokens"),
                row.getObject("latency_ms", Long.class));
    }

    /** Calls and answers of messages. */
    record ThreadEntries(List<ToolCall> calls, List<Answer> answers) {}

    /** Where an answer is, and from which position on it was worked on. */
    record FoundAnswer(long session, String model, @Nullable Cost cost, int first, int position) {}
}
