package dev.atalaya.conversations;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.privacy.Mask;
import dev.atalaya.security.AccessDenied;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the conversations of the agents in scope; what is out of scope does not exist for the caller. */
@Service
@Requires(Permissions.CONVERSATIONS_READ)
@Transactional(readOnly = true)
public class ConversationService {

    /** Messages of one page of a thread. */
    public static final int PAGE = 50;

    /** What {@link #count} answers when there are more than ten thousand. */
    public static final int MANY = 10_001;

    private static final int MOST = 500;
    private static final int MOST_NAMED = 20;

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final Scope scope;
    private final CurrentUser currentUser;
    private final ConversationListQueries lists;
    private final ConversationQueries conversations;
    private final MessageQueries messages;
    private final ApplicationEventPublisher events;

    ConversationService(
            Scope scope,
            CurrentUser currentUser,
            ConversationListQueries lists,
            ConversationQueries conversations,
            MessageQueries messages,
            ApplicationEventPublisher events) {
        this.scope = scope;
        this.currentUser = currentUser;
        this.lists = lists;
        this.conversations = conversations;
        this.messages = messages;
        this.events = events;
    }

    /** The first conversations after a row, at most 500 whatever is asked for. */
    public List<ConversationRow> list(
            ConversationFilter filter,
            KeysetOrder<ConversationOrder> order,
            @Nullable ConversationRow after,
            int limit) {
        var agents = scope.agents().stream()
                .filter(agent -> filter.agents().isEmpty() || filter.agents().contains(agent))
                .toList();
        return agents.isEmpty()
                ? List.of()
                : lists.list(agents, filter, me(), order, after, Math.clamp(limit, 1, MOST));
    }

    /** Exact up to ten thousand, {@link #MANY} beyond. */
    public int count(ConversationFilter filter) {
        return lists.count(filter, me(), MANY);
    }

    /** How many each list has with those filters, counted like {@link #count}. */
    public Map<ConversationList, Integer> counts(ConversationFilter filter) {
        return lists.counts(filter, me(), MANY);
    }

    /**
     * Conversations by their number, the platform's own, or part of the contact's name or phone: of each contact the newest;
     * at most 20.
     */
    public List<ConversationChoice> named(String text, int limit) {
        var wanted = text.strip();
        return wanted.isEmpty() || !ConversationFilter.accepts(wanted)
                ? List.of()
                : conversations.named(scope.agents(), wanted, Math.clamp(limit, 1, MOST_NAMED));
    }

    /** The agents in scope, by name. */
    public List<AgentChoice> agents() {
        return conversations.agents(scope.agents());
    }

    /** A conversation with its newest messages; that it was opened is recorded, and nothing else changes. */
    @Transactional
    public Optional<OpenedConversation> open(ConversationId id) {
        return open(id, agents -> before(id, agents, END_OF_TIME, Long.MAX_VALUE, PAGE));
    }

    /** The same with the messages around one of them; where it is not of that conversation, with the newest. */
    @Transactional
    public Optional<OpenedConversation> openAt(ConversationId id, long message) {
        return open(id, agents -> {
            var around = messages.around(id, agents, message, PAGE / 2).reversed();
            return around.isEmpty() ? before(id, agents, END_OF_TIME, Long.MAX_VALUE, PAGE) : around;
        });
    }

    /** The same with the messages around the first one since a time; where nothing came since, with the newest. */
    @Transactional
    public Optional<OpenedConversation> openSince(ConversationId id, Instant time) {
        return open(id, agents -> {
            var around = messages.since(id, agents, time, PAGE / 2).reversed();
            return around.isEmpty() ? before(id, agents, END_OF_TIME, Long.MAX_VALUE, PAGE) : around;
        });
    }

    /** What is known of a conversation beside its messages, for whoever records that it was asked for. */
    public Optional<ConversationDetails> find(ConversationId id) {
        return conversations.details(id, scope.agents());
    }

    /** The first messages, the oldest of them first, at most 500. */
    public List<MessageRow> first(ConversationId id, int limit) {
        return messages.after(id, scope.agents(), Instant.EPOCH, 0, Math.clamp(limit, 1, MOST))
                .reversed();
    }

    private Optional<OpenedConversation> open(ConversationId id, Function<List<AgentId>, List<MessageRow>> read) {
        var agents = scope.agents();
        var found = conversations.details(id, agents);
        if (found.isEmpty()) {
            events.publishEvent(new AccessDenied(new AuditTarget("conversation", id.value(), null)));
            return Optional.empty();
        }
        var details = found.get();
        events.publishEvent(new ConversationViewed(
                id, details.agent(), Mask.CLOSED.contact(details.contactName(), details.contactPhone())));
        return Optional.of(new OpenedConversation(details, read.apply(agents)));
    }

    /**
     * How a conversation that is open stands by now, with a page of the messages after one, or from its first one on. It was
     * recorded when it was opened, and is not again; out of scope it is empty, without a word to the log.
     */
    public Optional<OpenedConversation> since(ConversationId id, @Nullable MessageRow newest) {
        var agents = scope.agents();
        return conversations
                .details(id, agents)
                .map(details -> new OpenedConversation(
                        details,
                        messages.after(
                                        id,
                                        agents,
                                        newest == null ? Instant.EPOCH : newest.createdAt(),
                                        newest == null ? 0 : newest.id(),
                                        PAGE)
                                .reversed()));
    }

    /** The messages before one, the oldest of them first, at most 500. */
    public List<MessageRow> earlier(ConversationId id, MessageRow before, int limit) {
        return before(id, scope.agents(), before.createdAt(), before.id(), limit);
    }

    /** The messages after one, the oldest of them first, at most 500. */
    public List<MessageRow> later(ConversationId id, MessageRow after, int limit) {
        return messages.after(id, scope.agents(), after.createdAt(), after.id(), Math.clamp(limit, 1, MOST))
                .reversed();
    }

    private UserId me() {
        return currentUser.require().id();
    }

    private List<MessageRow> before(ConversationId id, List<AgentId> agents, Instant time, long key, int limit) {
        return messages.before(id, agents, time, key, Math.clamp(limit, 1, MOST))
                .reversed();
    }
}
