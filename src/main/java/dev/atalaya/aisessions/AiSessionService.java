package dev.atalaya.aisessions;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.privacy.Mask;
import dev.atalaya.security.AccessDenied;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.ConversationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what models did for the agents in scope; what is out of scope does not exist for the caller. */
@Service
@Requires(Permissions.AI_SESSIONS_READ)
@Transactional(readOnly = true)
public class AiSessionService {

    /** Entries of one page of a session. */
    public static final int PAGE = 100;

    /** Entries that are shown before the one that an address points to. */
    public static final int BEFORE = 5;

    private static final int NEWEST_SESSIONS = 20;

    private static final int MOST = 500;

    private static final int COUNTED = 10_000;

    /** Entries before an answer, of one that took very many. */
    private static final int MOST_OF_A_TRACE = 50;

    /** Of sessions whose words are too common to be looked up, which are read one by one. */
    private static final int COUNTED_BY_READING = 100;

    private final Scope scope;
    private final AiSessionQueries sessions;
    private final SessionListQueries lists;
    private final SessionDetailQueries details;
    private final ApplicationEventPublisher events;

    AiSessionService(
            Scope scope,
            AiSessionQueries sessions,
            SessionListQueries lists,
            SessionDetailQueries details,
            ApplicationEventPublisher events) {
        this.scope = scope;
        this.sessions = sessions;
        this.lists = lists;
        this.details = details;
        this.events = events;
    }

    /** The first sessions after a row, at most 500 whatever is asked for. */
    public List<SessionRow> list(
            SessionFilter filter, KeysetOrder<SessionOrder> order, @Nullable SessionRow after, int limit) {
        var agents = agents(filter);
        return agents.isEmpty() || lists.asksForWhatIsMasked(filter)
                ? List.of()
                : lists.list(agents, filter, lists.withWords(filter), order, after, Math.clamp(limit, 1, MOST));
    }

    /** Exact up to ten thousand; up to a hundred where the words that are looked for are in very many entries. */
    public SessionCount count(SessionFilter filter) {
        if (lists.asksForWhatIsMasked(filter)) {
            return SessionCount.upTo(COUNTED, 0);
        }
        var agents = agents(filter);
        var found = lists.withWords(filter);
        var most = found == null && !filter.text().isEmpty() ? COUNTED_BY_READING : COUNTED;
        return SessionCount.upTo(most, agents.isEmpty() ? 0 : lists.count(agents, filter, found, most + 1));
    }

    /** The agents in scope, by name. */
    public List<AgentChoice> agents() {
        return lists.agents(scope.agents());
    }

    /** The models of the agents in scope, by name. */
    public List<String> models() {
        return lists.models(scope.agents());
    }

    /**
     * A session with a page of its entries; that it was opened is recorded, and nothing else changes.
     *
     * @param position of the entry to show, with a few before it
     */
    @Transactional
    public Optional<OpenedSession> open(long id, int position) {
        var agents = scope.agents();
        var found = details.details(id, agents);
        if (found.isEmpty()) {
            events.publishEvent(new AccessDenied(new AuditTarget("ai_session", id, null)));
            return Optional.empty();
        }
        var session = found.get();
        events.publishEvent(new AiSessionViewed(
                id, session.agent(), session.model() + " \u00b7 " + Mask.CLOSED.contact(session.contact())));
        var first = Math.clamp(position, 0, Math.max(0, session.entries() - 1)) - BEFORE;
        return Optional.of(new OpenedSession(session, details.from(id, Math.max(0, first), agents, PAGE)));
    }

    /** The entries of a session from a position on, at most a page. */
    public List<SessionEntry> entriesFrom(long session, int position) {
        return details.from(session, position, scope.agents(), PAGE);
    }

    /** The last entries of a session before a position, in their order, at most a page. */
    public List<SessionEntry> entriesBefore(long session, int position) {
        return details.before(session, position, scope.agents(), PAGE);
    }

    /** What an entry says, however long. */
    public Optional<String> contentOf(long session, int position) {
        return details.content(session, position, scope.agents());
    }

    /** The newest twenty sessions of a conversation, and what led to some of its messages. */
    public ThreadActivity activityOf(ConversationId conversation, Collection<Long> messages) {
        var agents = scope.agents();
        var entries = sessions.entries(conversation, messages, agents);
        return new ThreadActivity(
                sessions.ofConversation(conversation, agents, NEWEST_SESSIONS), entries.calls(), entries.answers());
    }

    /** How often models ran in each conversation and what it cost; what none ran in is not there. At most 500. */
    public Map<ConversationId, ConversationCosts> costsOf(Collection<ConversationId> conversations) {
        return sessions.costs(conversations.stream().limit(MOST).toList(), scope.agents());
    }

    public List<AiSessionRow> sessionsOf(ConversationId conversation) {
        return sessions.ofConversation(conversation, scope.agents(), NEWEST_SESSIONS);
    }

    /** What led to some messages of a conversation, without its sessions. */
    public ThreadActivity entriesOf(ConversationId conversation, Collection<Long> messages) {
        var entries = sessions.entries(conversation, messages, scope.agents());
        return new ThreadActivity(List.of(), entries.calls(), entries.answers());
    }

    /** How a message came about; empty where no model wrote it. */
    public Optional<AnswerTrace> traceOf(ConversationId conversation, long message) {
        var agents = scope.agents();
        return sessions.answer(conversation, message, agents).map(found -> {
            var first = Math.max(found.first(), found.position() - MOST_OF_A_TRACE);
            return new AnswerTrace(
                    found.session(),
                    found.model(),
                    found.cost(),
                    details.from(found.session(), first, agents, found.position() - first + 1));
        });
    }

    private List<AgentId> agents(SessionFilter filter) {
        return scope.agents().stream()
                .filter(agent -> filter.agent() == null || agent.equals(filter.agent()))
                .toList();
    }
}
