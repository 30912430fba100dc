package dev.atalaya.migrations.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.migrations.Problem;
import java.util.Locale;
import java.util.Set;

/** What validation found, in the reader's words where there are some, else in Flyway's. */
final class ProblemText {

    private static final Set<String> KNOWN = Set.of(
            "checksum_mismatch",
            "description_mismatch",
            "type_mismatch",
            "failed_versioned_migration",
            "failed_repeatable_migration",
            "applied_versioned_migration_not_resolved",
            "applied_repeatable_migration_not_resolved",
            "resolved_versioned_migration_not_applied",
            "resolved_repeatable_migration_not_applied",
            "outdated_repeatable_migration",
            "schema_does_not_exist");

    private ProblemText() {}

    static String of(Component reader, Problem problem) {
        var code = problem.code().toLowerCase(Locale.ROOT);
        var version = problem.version() == null ? String.valueOf(problem.description()) : problem.version();
        return KNOWN.contains(code) ? reader.getTranslation("migrations.problem." + code, version) : problem.message();
    }
}
