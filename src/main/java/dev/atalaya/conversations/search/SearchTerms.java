package dev.atalaya.conversations.search;

import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.MessageAuthor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks for; what is empty or null narrows nothing.
 *
 * @param words each of which a message must have; of those that {@code |} separates, one
 * @param without words that it must not have
 * @param passages that it must have as they are
 * @param withoutPassages that it must not have
 * @param sender part of the name or phone of whoever wrote it
 * @param agents parts of the agents' names
 * @param after the first day
 * @param before the day after the last one
 */
public record SearchTerms(
        List<String> words,
        List<String> without,
        List<String> passages,
        List<String> withoutPassages,
        Set<MessageAuthor> authors,
        @Nullable String sender,
        List<String> agents,
        Set<ConversationStatus> statuses,
        @Nullable LocalDate after,
        @Nullable LocalDate before) {

    /** The same with some words spelt otherwise; passages with such a word are looked for as words. */
    SearchTerms spelt(Map<String, List<String>> corrections) {
        return new SearchTerms(
                words.stream()
                        .map(word -> corrections.containsKey(word) ? String.join("|", corrections.get(word)) : word)
                        .toList(),
                without,
                passages.stream()
                        .filter(passage -> corrections.keySet().stream().noneMatch(passage::contains))
                        .toList(),
                withoutPassages,
                authors,
                sender,
                agents,
                statuses,
                after,
                before);
    }
}
