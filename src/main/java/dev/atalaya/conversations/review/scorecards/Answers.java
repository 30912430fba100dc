package dev.atalaya.conversations.review.scorecards;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was answered, by the position of the item from 0; whatever is empty is not there. */
public record Answers(SortedMap<Integer, String> values) implements Serializable {

    public static final Answers NONE = new Answers(new TreeMap<>());

    public Answers {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public @Nullable String at(int position) {
        return values.get(position);
    }

    /** The same with an answer, or without it where it is empty. */
    public Answers with(int position, String answer) {
        var changed = new TreeMap<>(values);
        if (answer.isBlank()) {
            changed.remove(position);
        } else {
            changed.put(position, answer);
        }
        return new Answers(changed);
    }

    /** Whether each of them answers an item in a way that it accepts. */
    public boolean fit(List<ScorecardItem> items) {
        return values.entrySet().stream()
                .allMatch(answer -> answer.getKey() >= 0
                        && answer.getKey() < items.size()
                        && items.get(answer.getKey()).accepts(answer.getValue()));
    }

    /** The positions of what must be answered and is not. */
    public List<Integer> missing(List<ScorecardItem> items) {
        return IntStream.range(0, items.size())
                .filter(position -> items.get(position).required() && !values.containsKey(position))
                .boxed()
                .toList();
    }
}
