package dev.atalaya.conversations;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MessageRepository extends Repository<Message, Long> {

    /** The messages before a key, the newest first. */
    @Query("""
            select new dev.atalaya.conversations.MessageRow(
                   m.id, m.externalId, m.author, m.authorName, m.type, m.body, m.content, m.deliveryStatus,
                   m.errorCode, m.errorTitle, m.createdAt, m.editedAt, m.deletedAt, m.replyTo,
                   q.id, q.author, q.type, left(q.body, 200))
              from Message m
              left join Message q on q.agentId = m.agentId and q.externalId = m.replyTo
                                 and q.conversationId = m.conversationId and q.deletedAt is null
             where m.conversationId = :conversation and m.agentId in :agents
               and (m.createdAt, m.id) < (:beforeTime, :beforeId)
             order by m.createdAt desc, m.id desc""")
    List<MessageRow> before(long conversation, Collection<Long> agents, Instant beforeTime, long beforeId, Limit limit);
}
