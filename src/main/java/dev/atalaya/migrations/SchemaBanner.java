package dev.atalaya.migrations;

import dev.atalaya.components.Banner;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says that versions wait, or that validation is not clean. */
@Component
class SchemaBanner implements Banner {

    private static final String PATH = "migrations";

    private final SchemaHistory history;

    SchemaBanner(SchemaHistory history) {
        this.history = history;
    }

    @Override
    public Optional<Notice> notice() {
        var report = history.report();
        var waiting = report.waiting().size();
        if (waiting > 0) {
            return Optional.of(new Notice(Severity.WARNING, "migrations.banner.waiting", List.of(waiting), PATH));
        }
        return report.problems().isEmpty()
                ? Optional.empty()
                : Optional.of(new Notice(Severity.CRITICAL, "migrations.banner.problems", List.of(), PATH));
    }
}
