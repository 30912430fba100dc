package dev.atalaya.aisessions;

import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.ConversationId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what models did for the agents in scope. */
@Service
@Requires(Permissions.AI_SESSIONS_READ)
@Transactional(readOnly = true)
public class AiSessionService {

    private static final int NEWEST_SESSIONS = 20;

    private final Scope scope;
    private final AiSessionQueries sessions;

    AiSessionService(Scope scope, AiSessionQueries sessions) {
        this.scope = scope;
        this.sessions = sessions;
    }

    /** The newest twenty sessions of a conversation, and the tool calls that led to some of its messages. */
    public ThreadActivity activityOf(ConversationId conversation, Collection<Long> messages) {
        var agents = scope.agents();
        return new ThreadActivity(
                sessions.ofConversation(conversation, agents, NEWEST_SESSIONS),
                sessions.toolCalls(conversation, messages, agents));
    }

    public List<AiSessionRow> sessionsOf(ConversationId conversation) {
        return sessions.ofConversation(conversation, scope.agents(), NEWEST_SESSIONS);
    }

    /** The tool calls that led to some messages of a conversation. */
    public List<ToolCall> toolCallsOf(ConversationId conversation, Collection<Long> messages) {
        return sessions.toolCalls(conversation, messages, scope.agents());
    }
}
