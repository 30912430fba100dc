package dev.atalaya.conversations;

import dev.atalaya.aisessions.ConversationCosts;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a file says of conversations beside what the list does. */
@Repository
class ExportQueries {

    private static final String FIGURES = """
            select c.id, c.external_id, k.phone, n.inbound, n.outbound,
                   cast(extract(epoch from r.created_at - n.first_inbound) as bigint) as first_response
              from conversations c
              join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
             cross join lateral (
                   select count(*) filter (where m.direction = 'inbound') as inbound,
                          count(*) filter (where m.direction = 'outbound') as outbound,
                          min(m.created_at) filter (where m.direction = 'inbound') as first_inbound
                     from messages m where m.conversation_id = c.id and m.agent_id = c.agent_id) n
              left join lateral (
                   select m.created_at from messages m
                    where m.conversation_id = c.id and m.agent_id = c.agent_id and m.direction = 'outbound'
                      and m.created_at >= n.first_inbound
                    order by m.created_at, m.id limit 1) r on true
             where c.id = any (cast(:ids as bigint[])) and c.agent_id = any (cast(:agents as bigint[]))""";

    private final JdbcClient database;
    private final PersonalData personal;

    ExportQueries(JdbcClient database, PersonalData personal) {
        this.database = database;
        this.personal = personal;
    }

    Map<ConversationId, Figures> figures(Collection<ConversationId> ids, List<AgentId> agents) {
        var mask = personal.mask();
        return database
                .sql(FIGURES)
                .param(
                        "ids",
                        ids.stream().map(id -> Long.toString(id.value())).collect(Collectors.joining(",", "{", "}")))
                .param("agents", AgentId.array(agents))
                .query((row, number) -> new Figures(
                        new ConversationId(row.getLong("id")),
                        mask.key(row.getString("external_id"), row.getString("phone")),
                        row.getLong("inbound"),
                        row.getLong("outbound"),
                        row.getObject("first_response", Long.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Figures::id, figures -> figures));
    }

    record Figures(
            ConversationId id,
            String externalId,
            long inbound,
            long outbound,
            @Nullable Long firstResponse) {

        ExportedConversation of(ConversationRow row, @Nullable ConversationCosts costs) {
            return new ExportedConversation(row, externalId, inbound, outbound, firstResponse, costs);
        }
    }
}
