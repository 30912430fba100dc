package dev.atalaya.bench;

import java.util.Locale;

/** Who measures: the scope decides which plan a list gets. */
enum Person {
    ALL("50 agents"),
    TEN("10 agents"),
    THREE("3 agents"),
    QUIET("1 quiet agent");

    private final String scope;

    Person(String scope) {
        this.scope = scope;
    }

    String scope() {
        return scope;
    }

    String email() {
        return name().toLowerCase(Locale.ROOT) + "@bench.example";
    }
}
