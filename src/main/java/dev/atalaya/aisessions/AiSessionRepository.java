package dev.atalaya.aisessions;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AiSessionRepository extends Repository<AiSession, Long> {

    @Query("""
            select new dev.atalaya.aisessions.AiSessionRow(
                   s.id, s.model, s.startedAt, s.endedAt, s.tokensIn, s.tokensCached, s.tokensOut,
                   s.costMicros, s.currency, s.latencyMs, s.outcome)
              from AiSession s
             where s.conversationId = :conversation and s.agentId in :agents
             order by s.startedAt desc, s.id desc""")
    List<AiSessionRow> ofConversation(long conversation, Collection<Long> agents, Limit limit);

    @Query("""
            select new dev.atalaya.aisessions.ToolCall(
                   e.id, e.messageId, e.name, e.arguments, e.content, e.error, e.latencyMs)
              from AiMessage e join AiSession s on s.id = e.sessionId and s.agentId = e.agentId
             where e.messageId in :messages and e.role = 'tool'
               and e.agentId in :agents and s.conversationId = :conversation
             order by e.sessionId, e.position""")
    List<ToolCall> toolCalls(long conversation, Collection<Long> messages, Collection<Long> agents);
}
