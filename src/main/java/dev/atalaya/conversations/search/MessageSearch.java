package dev.atalaya.conversations.search;

import dev.atalaya.conversations.AgentChoice;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds messages of the agents in scope by their words, the newest first. */
@Service
@Requires(Permissions.CONVERSATIONS_READ)
@Transactional(readOnly = true)
public class MessageSearch {

    /** Messages of one page. */
    public static final int PAGE = 50;

    /** What is counted at most: there are more than two thousand then. */
    public static final int MANY = 2_001;

    /** All that one search may take; an abandoned one is gone from the database by then. */
    static final Duration LONGEST = Duration.ofSeconds(4);

    private static final String CANCELED = "57014";
    private static final String TOO_MANY_SENDERS = "AT001";
    private static final int MOST_CORRECTED = 8;

    private final Scope scope;
    private final SearchQueries queries;
    private final ConversationService conversations;
    private final PersonalData personal;

    MessageSearch(Scope scope, SearchQueries queries, ConversationService conversations, PersonalData personal) {
        this.scope = scope;
        this.queries = queries;
        this.conversations = conversations;
        this.personal = personal;
    }

    /** What was typed, looked for; where nothing is found and a word is nowhere, words spelt nearly so. */
    public SearchPage find(String typed, ZoneId zone) {
        var clock = new Stopwatch(LONGEST);
        var terms = SearchText.read(typed);
        requireNothingMasked(terms);
        var named = terms.agents().isEmpty() ? null : named(terms.agents());
        var found = found(terms, named, zone, null, clock);
        Map<String, List<String>> corrections = found.isEmpty() ? corrections(terms, clock) : Map.of();
        if (!corrections.isEmpty()) {
            terms = terms.spelt(corrections);
            found = found(terms, named, zone, null, clock);
            corrections = found.isEmpty() && personal.mask().isClosed() ? Map.of() : corrections;
        }
        return page(terms, named, zone, found, total(found), corrections, clock);
    }

    /** The messages after those of a page. */
    public SearchPage more(SearchPage page) {
        var clock = new Stopwatch(LONGEST);
        var found = found(page.terms(), page.agents(), page.zone(), page.hits().getLast(), clock);
        return page(page.terms(), page.agents(), page.zone(), found, page.total(), page.corrections(), clock);
    }

    /** The agents in scope whose names have that in them. */
    public List<AgentChoice> agents(String part) {
        return conversations.agents().stream()
                .filter(agent -> Letters.plain(agent.name()).contains(Letters.plain(part)))
                .toList();
    }

    private List<AgentId> named(List<String> parts) {
        var all = conversations.agents();
        return parts.stream()
                .flatMap(part -> {
                    var found = all.stream()
                            .filter(agent -> Letters.plain(agent.name()).contains(Letters.plain(part)))
                            .map(AgentChoice::id)
                            .toList();
                    if (found.isEmpty()) {
                        throw new SearchRefusedException("agent", part);
                    }
                    return found.stream();
                })
                .distinct()
                .toList();
    }

    private List<SearchQueries.Found> found(
            SearchTerms terms, @Nullable List<AgentId> named, ZoneId zone, @Nullable Hit after, Stopwatch clock) {
        var agents = scope.agents().stream()
                .filter(agent -> named == null || named.contains(agent))
                .toList();
        return agents.isEmpty()
                ? List.of()
                : new ShownHits(queries, terms, personal.mask())
                        .from(
                                after,
                                last -> asked(
                                        clock,
                                        () -> queries.hits(
                                                terms, agents, zone, last, last == null ? MANY : PAGE, PAGE)));
    }

    /** What is left out by a word, and who is found by one, would tell what a mask hides. */
    private void requireNothingMasked(SearchTerms terms) {
        var telling = Stream.of(
                        terms.without().stream(), terms.withoutPassages().stream(), Stream.ofNullable(terms.sender()))
                .flatMap(Function.identity());
        if (personal.mask().isClosed() && telling.anyMatch(Mask::mayBePersonal)) {
            throw new SearchRefusedException("masked");
        }
    }

    private Map<String, List<String>> corrections(SearchTerms terms, Stopwatch clock) {
        return asked(
                clock,
                () -> queries.near(
                        terms.words().stream().distinct().limit(MOST_CORRECTED).toList()));
    }

    private SearchPage page(
            SearchTerms terms,
            @Nullable List<AgentId> named,
            ZoneId zone,
            List<SearchQueries.Found> found,
            int total,
            Map<String, List<String>> corrections,
            Stopwatch clock) {
        var marked = marked(terms.words(), found, clock);
        var hits = found.stream()
                .map(message -> message.hit().with(Snippet.of(message.body(), marked)))
                .toList();
        return new SearchPage(terms, named, zone, hits, total, corrections, clock.elapsed());
    }

    /** The words of the messages that were looked for: only those that begin alike are worth asking about. */
    private Set<String> marked(List<String> wanted, List<SearchQueries.Found> found, Stopwatch clock) {
        var starts = wanted.stream()
                .flatMap(word -> Stream.of(word.split("[^\\p{L}\\p{N}\\p{M}]+")))
                .filter(word -> !word.isEmpty())
                .map(Letters::start)
                .collect(Collectors.toSet());
        var words = new HashSet<String>();
        for (var message : found) {
            Snippet.WORD
                    .matcher(message.body())
                    .results()
                    .map(word -> word.group())
                    .filter(word -> starts.contains(Letters.start(word)))
                    .forEach(words::add);
        }
        return words.isEmpty() ? Set.of() : asked(clock, () -> queries.matching(words, singles(wanted)));
    }

    private static List<String> singles(Collection<String> wanted) {
        return wanted.stream()
                .flatMap(word -> Stream.of(word.split("[^\\p{L}\\p{N}\\p{M}]+")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int total(List<SearchQueries.Found> found) {
        return found.isEmpty() ? 0 : Math.min(MANY, found.getFirst().total());
    }

    private <T> T asked(Stopwatch clock, Supplier<T> question) {
        try {
            queries.limit(clock.left());
            return question.get();
        } catch (DataAccessException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException cause) {
                if (CANCELED.equals(cause.getSQLState())) {
                    throw new SearchRefusedException("slow", LONGEST.toSeconds());
                }
                if (TOO_MANY_SENDERS.equals(cause.getSQLState())) {
                    throw new SearchRefusedException("senders");
                }
            }
            throw e;
        }
    }
}
