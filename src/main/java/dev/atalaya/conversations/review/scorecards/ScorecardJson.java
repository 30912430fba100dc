package dev.atalaya.conversations.review.scorecards;

import java.util.List;
import java.util.SortedMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How items and answers are kept. */
public final class ScorecardJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ScorecardJson() {}

    public static String write(List<ScorecardItem> items) {
        return JSON.writerFor(new TypeReference<List<ScorecardItem>>() {}).writeValueAsString(items);
    }

    public static List<ScorecardItem> items(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    public static String write(Answers answers) {
        return JSON.writeValueAsString(answers.values());
    }

    public static Answers answers(String json) {
        return new Answers(JSON.readValue(json, new TypeReference<SortedMap<Integer, String>>() {}));
    }
}
