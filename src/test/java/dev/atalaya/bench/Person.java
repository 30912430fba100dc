package dev.atalaya.bench;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Who measures: the scope decides which plan a list gets. */
enum Person {
    ALL("50 agents"),
    TEN("10 agents"),
    THREE("3 agents"),
    QUIET("1 quiet agent"),
    /** May open every view and grant access, and sees every agent. */
    MAY_ALL("all agents");

    private final String scope;

    Person(String scope) {
        this.scope = scope;
    }

    /** Those whose scopes differ. */
    static Set<Person> withScopes() {
        return EnumSet.range(ALL, QUIET);
    }

    String scope() {
        return scope;
    }

    String email() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "@bench.example";
    }
}
