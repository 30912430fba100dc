package dev.atalaya.conversations.search;

import dev.atalaya.shared.AgentId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest messages that were found, or those after an earlier page.
 *
 * @param terms what was looked for in the end
 * @param agents that it was narrowed to, null for all in scope
 * @param total of all that was found, at most {@link MessageSearch#MANY}
 * @param corrections words that nothing had, each with those that were looked for instead
 * @param took in the database and here
 */
public record SearchPage(
        SearchTerms terms,
        @Nullable List<AgentId> agents,
        ZoneId zone,
        List<Hit> hits,
        int total,
        Map<String, List<String>> corrections,
        Duration took) {

    /** More than are counted. */
    public boolean isCapped() {
        return total >= MessageSearch.MANY;
    }
}
