package dev.atalaya.conversations.review.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.components.LineChart;
import dev.atalaya.components.SeriesTable;
import dev.atalaya.conversations.review.ReviewRow;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.World;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewsViewTests extends ViewTest {

    private AtalayaUser reviewer;
    private AgentId agent;
    private long scorecard;

    @BeforeEach
    void signIn() {
        reviewer = World.person("supervisor");
        agent = World.agent();
        World.grant(reviewer, agent, "review");
        scorecard = Reviews.scorecard();
        World.signIn(reviewer);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // Q1
    @Test
    void whoLacksThePermissionDoesNotGetThere() {
        World.signIn(World.person("ops"));
        UI.getCurrent().navigate("reviews");

        _assertNone(ReviewGrid.class);
    }

    // Q1
    @Test
    void theQueueShowsWhatWaitsWithItsCounts() {
        var id = waiting();
        UI.getCurrent().navigate("reviews");

        assertThat(rows()).extracting(ReviewRow::id).containsExactly(id);
        assertThat(shown()).contains("Waiting", "Mine", "Done");
    }

    // Q2
    @Test
    void listsAndFiltersAreOfTheAddress() {
        waiting();
        var done = Reviews.submitted(World.conversation(agent, "Hello"), scorecard, reviewer.id(), 7_500, 1);
        UI.getCurrent().navigate("reviews", QueryParameters.of("list", "done"));
        assertThat(rows()).extracting(ReviewRow::id).containsExactly(done);

        UI.getCurrent().navigate("reviews", QueryParameters.of("reason", "share"));
        assertThat(rows()).isEmpty();
    }

    // Q4
    @Test
    void theNextOneIsReservedAndOpened() {
        var id = waiting();
        UI.getCurrent().navigate("reviews");
        _click(_get(Button.class, spec -> spec.withText("Review the next one")));

        _assertOne(ReviewPanel.class);
        assertThat(Reviews.state(id)).isEqualTo("reserved");
    }

    // T1
    @Test
    void theTrendIsAChartAndATable() {
        UI.getCurrent().navigate("reviews/trends");
        _assertNone(LineChart.class);

        Reviews.submitted(World.conversation(agent, "Hello"), scorecard, reviewer.id(), 7_500, 0);
        UI.getCurrent().navigate("reviews/trends", QueryParameters.of("weeks", "6"));
        _assertOne(LineChart.class);
        UI.getCurrent().navigate("reviews/trends", QueryParameters.of("as", "table"));
        assertThat(_get(SeriesTable.class).getElement().getTextRecursively()).contains("75% (1)");
    }

    private long waiting() {
        return Reviews.waiting(World.conversation(agent, "Hello", "Hi"), scorecard);
    }

    private static List<ReviewRow> rows() {
        return _fetch(_get(ReviewGrid.class), 0, 50);
    }
}
