package dev.atalaya.conversations.work;

import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.ConversationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that happened to a conversation in one stream: messages, what was done, notes; AI sessions and the audit
 * log for whoever may read those.
 */
@Service
@Requires(Permissions.CONVERSATIONS_READ)
@Transactional(readOnly = true)
public class ConversationTimeline {

    /** Entries of one page. */
    public static final int PAGE = 50;

    private static final int MOST = 500;

    private final TimelineQueries queries;
    private final Scope scope;
    private final CurrentUser currentUser;

    ConversationTimeline(TimelineQueries queries, Scope scope, CurrentUser currentUser) {
        this.queries = queries;
        this.scope = scope;
        this.currentUser = currentUser;
    }

    /** What happened before a place in the stream, or up to now, the newest first; at most 500. */
    public List<TimelineEntry> before(ConversationId id, @Nullable TimelineKey before, int limit) {
        return queries.before(
                id,
                scope.agents(),
                before == null ? TimelineKey.END : before,
                currentUser.may(Permissions.AI_SESSIONS_READ),
                currentUser.may(Permissions.AUDIT_READ),
                Math.clamp(limit, 1, MOST));
    }
}
