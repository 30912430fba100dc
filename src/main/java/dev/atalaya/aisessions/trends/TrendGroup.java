package dev.atalaya.aisessions.trends;

/** What totals are told apart by. */
public enum TrendGroup {
    AGENT("s.agent_id::text"),
    MODEL("s.model");

    private final String expression;

    TrendGroup(String expression) {
        this.expression = expression;
    }

    String expression() {
        return expression;
    }
}
