package dev.atalaya.conversations;

import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.ConversationCosts;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of conversations with what a file says of each besides: three statements a page, however long it is. */
@Service
@Requires(Permissions.CONVERSATIONS_READ)
@Transactional(readOnly = true)
public class ConversationExports {

    private final ConversationService conversations;
    private final AiSessionService aiSessions;
    private final ExportQueries queries;
    private final Scope scope;
    private final CurrentUser currentUser;

    ConversationExports(
            ConversationService conversations,
            AiSessionService aiSessions,
            ExportQueries queries,
            Scope scope,
            CurrentUser currentUser) {
        this.conversations = conversations;
        this.aiSessions = aiSessions;
        this.queries = queries;
        this.scope = scope;
        this.currentUser = currentUser;
    }

    /** The first conversations after one, at most 500 whatever is asked for. */
    public List<ExportedConversation> list(
            ConversationFilter filter,
            KeysetOrder<ConversationOrder> order,
            @Nullable ExportedConversation after,
            int limit) {
        var rows = conversations.list(filter, order, after == null ? null : after.row(), limit);
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.stream().map(ConversationRow::id).toList();
        var figures = queries.figures(ids, scope.agents());
        var costs = currentUser.may(Permissions.AI_SESSIONS_READ)
                ? aiSessions.costsOf(ids)
                : Map.<ConversationId, ConversationCosts>of();
        return rows.stream()
                .flatMap(row ->
                        Stream.ofNullable(figures.get(row.id())).map(figure -> figure.of(row, costs.get(row.id()))))
                .toList();
    }
}
