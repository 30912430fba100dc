package dev.atalaya.conversations.contacts;

import dev.atalaya.privacy.Mask;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contact of a conversation, and how much is kept of it. */
@Repository
class ContactQueries {

    private static final String CONTACT = """
            select k.id, k.agent_id, k.phone from conversations c
              join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
             where c.id = :id and c.agent_id = any (cast(:agents as bigint[]))""";

    private static final String IMPACT = """
            with k as (%s)
            select k.id, k.phone, (select count(*) from conversations c where c.contact_id = k.id) as conversations,
                   (select count(*) from conversations c join messages m on m.conversation_id = c.id
                     where c.contact_id = k.id) as messages,
                   (select count(*) from conversations c
                      join ai_sessions s on s.conversation_id = c.id
                      join ai_messages e on e.ai_session_id = s.id where c.contact_id = k.id) as entries,
                   (select count(*) from conversations c join conversation_notes n on n.conversation_id = c.id
                     where c.contact_id = k.id) as notes
              from k""".formatted(CONTACT);

    private final JdbcClient database;

    ContactQueries(JdbcClient database) {
        this.database = database;
    }

    Optional<AgentId> agentOf(ConversationId id, List<AgentId> agents) {
        return database.sql("select agent_id from conversations where id = ? and agent_id = any (cast(? as bigint[]))")
                .params(id.value(), AgentId.array(agents))
                .query(Long.class)
                .optional()
                .map(AgentId::new);
    }

    Optional<ErasureImpact> impactOf(ConversationId id, List<AgentId> agents) {
        return database.sql(IMPACT)
                .param("id", id.value())
                .param("agents", AgentId.array(agents))
                .query((row, number) -> Mask.isErased(row.getString("phone"))
                        ? Optional.<ErasureImpact>empty()
                        : Optional.of(new ErasureImpact(
                                Mask.ERASED + row.getLong("id"),
                                row.getLong("conversations"),
                                row.getLong("messages"),
                                row.getLong("entries"),
                                row.getLong("notes"))))
                .optional()
                .flatMap(found -> found);
    }

    /** Held until the end of the transaction. */
    Optional<Contact> lock(ConversationId id, List<AgentId> agents) {
        return database.sql(CONTACT + " for update of k")
                .param("id", id.value())
                .param("agents", AgentId.array(agents))
                .query((row, number) ->
                        new Contact(row.getLong("id"), new AgentId(row.getLong("agent_id")), row.getString("phone")))
                .optional();
    }

    record Contact(long id, AgentId agent, String phone) {
        boolean isErased() {
            return Mask.isErased(phone);
        }
    }
}
