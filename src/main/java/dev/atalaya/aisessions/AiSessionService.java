package dev.atalaya.aisessions;

import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what models did for the agents in scope. */
@Service
@Requires(Permissions.AI_SESSIONS_READ)
@Transactional(readOnly = true)
public class AiSessionService {

    private static final Limit NEWEST_SESSIONS = Limit.of(20);

    private final Scope scope;
    private final AiSessionRepository sessions;

    AiSessionService(Scope scope, AiSessionRepository sessions) {
        this.scope = scope;
        this.sessions = sessions;
    }

    /** The newest twenty sessions of a conversation, and the tool calls that led to some of its messages. */
    public ThreadActivity activityOf(ConversationId conversation, Collection<Long> messages) {
        var agents = agents();
        return new ThreadActivity(
                sessions.ofConversation(conversation.value(), agents, NEWEST_SESSIONS),
                sessions.toolCalls(conversation.value(), messages, agents));
    }

    public List<AiSessionRow> sessionsOf(ConversationId conversation) {
        return sessions.ofConversation(conversation.value(), agents(), NEWEST_SESSIONS);
    }

    /** The tool calls that led to some messages of a conversation. */
    public List<ToolCall> toolCallsOf(ConversationId conversation, Collection<Long> messages) {
        return sessions.toolCalls(conversation.value(), messages, agents());
    }

    private List<Long> agents() {
        return scope.agents().stream().map(AgentId::value).toList();
    }
}
