package dev.atalaya.conversations.search;

import dev.atalaya.conversations.search.SearchQueries.Found;
import dev.atalaya.privacy.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a search finds, without those which only say what was looked for where the reader sees a mask: such a
 * hit would tell what is behind it, and so would their number.
 */
final class ShownHits {

    /** Pages that are read to count those that are shown. */
    private static final int MOST_PAGES = 10;

    private final SearchQueries queries;
    private final SearchTerms terms;
    private final boolean counts;
    private final boolean masked;

    ShownHits(SearchQueries queries, SearchTerms terms, Mask mask) {
        this.queries = queries;
        this.terms = terms;
        masked = mask.isClosed();
        counts = masked
                && Stream.concat(terms.words().stream(), terms.passages().stream())
                        .anyMatch(Mask::mayBePersonal);
    }

    /** @param page the messages after one, or the newest */
    List<Found> from(@Nullable Hit after, Function<@Nullable Hit, List<Found>> page) {
        if (!masked) {
            return page.apply(after);
        }
        var shown = new ArrayList<Found>();
        var found = page.apply(after);
        shown.addAll(shown(found));
        var left = found.size() - shown.size();
        for (var read = 1; found.size() == MessageSearch.PAGE && goesOn(after, shown, read); read++) {
            found = page.apply(found.getLast().hit());
            shown.addAll(shown(found));
        }
        var total = total(found, shown.size(), left);
        return shown.stream()
                .limit(MessageSearch.PAGE)
                .map(one -> new Found(total, one.body(), one.masked(), one.hit()))
                .toList();
    }

    private boolean goesOn(@Nullable Hit after, List<Found> shown, int read) {
        return read < MOST_PAGES && (counts && after == null || shown.isEmpty());
    }

    private int total(List<Found> last, int shown, int left) {
        if (!counts) {
            return last.isEmpty() ? 0 : last.getFirst().total() - left;
        }
        return last.size() == MessageSearch.PAGE ? MessageSearch.MANY : shown;
    }

    private List<Found> shown(List<Found> found) {
        var doubtful = found.stream().filter(Found::masked).toList();
        if (doubtful.isEmpty()) {
            return found;
        }
        var still = queries.stillSaying(terms, doubtful);
        return found.stream()
                .filter(one -> !one.masked() || still.contains(one))
                .toList();
    }
}
