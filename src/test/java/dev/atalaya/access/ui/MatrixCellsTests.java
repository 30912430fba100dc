package dev.atalaya.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.ViewTest;
import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.MatrixRow;
import dev.atalaya.access.MatrixRow.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class MatrixCellsTests extends ViewTest {

    private static final Reach ALL_BY_ROLE = new Reach(null, AccessLevel.VIEW, "Supervisor", null);

    // S03
    @Test
    void theStrongestIsDrawnAndAllAreSaid() {
        var cells = cells(true, ALL_BY_ROLE, new Reach(7L, AccessLevel.MANAGE, null, null));

        assertThat(cells.get("7")).hasSize(3);
        assertThat(cells.at("/7/0").asString()).isEqualTo("M");
        assertThat(cells.at("/7/1").asString()).isEqualTo("at-matrix-cell at-level-manage at-own");
        assertThat(cells.at("/7/2").asString())
                .contains("View, by the role Supervisor", "Manage, by a grant of its own");
    }

    @Test
    void allAgentsAreOneCellAndNotOneForEachColumn() {
        var cells = cells(true, ALL_BY_ROLE);

        assertThat(cells.propertyNames()).containsExactly("all");
        assertThat(cells.at("/all/1").asString()).isEqualTo("at-matrix-cell at-level-view at-by-role");
    }

    @Test
    void whatEndsAndWhoIsNotActiveAreMarked() {
        var cells = cells(false, new Reach(7L, AccessLevel.REVIEW, null, Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(cells.at("/7/1").asString()).endsWith("at-own at-ends at-idle");
        assertThat(cells.at("/7/2").asString()).contains("until");
    }

    @Test
    void withoutGrantsNothingIsSent() {
        assertThat(cells(true)).isEmpty();
    }

    private static ObjectNode cells(boolean active, Reach... reaches) {
        return new MatrixCells(new GrantText(Locale.ENGLISH))
                .of(new MatrixRow(1, "Ana", "ana@test.example", active, List.of(reaches)));
    }
}
