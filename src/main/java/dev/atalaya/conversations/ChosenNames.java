package dev.atalaya.conversations;

import dev.atalaya.conversations.labels.LabelChoice;
import java.util.List;
import java.util.Map;

/** What a filter chose, by name; what is missing does not exist for the reader. */
public record ChosenNames(Map<Long, String> agents, Map<Long, String> assignees, List<LabelChoice> labels) {

    public static final ChosenNames NONE = new ChosenNames(Map.of(), Map.of(), List.of());
}
