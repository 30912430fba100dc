package dev.atalaya.conversations.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.conversations.review.scorecards.Answers;
import dev.atalaya.conversations.review.scorecards.ScorecardItem;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class ReviewScoringTests {

    @Autowired
    private ReviewScoring scoring;

    @Autowired
    private ReviewTrends trends;

    private AgentId agent;
    private AtalayaUser reviewer;
    private ConversationId conversation;
    private long review;

    @BeforeEach
    void fill() {
        agent = World.agent();
        reviewer = World.person("supervisor");
        World.grant(reviewer, agent, "review");
        conversation = World.conversation(agent, "Hello", "Hi");
        review = Reviews.reserved(
                conversation,
                Reviews.scorecard(
                        ScorecardItem.number("Stars", 30, 1, 5),
                        ScorecardItem.yesNo("Polite", 10),
                        ScorecardItem.text("Why")),
                reviewer.id());
    }

    // V1
    @Test
    void aDraftIsKeptForItsReviewerAlone() {
        var draft = Answers.NONE.with(0, "4").with(2, "Half a thought");
        World.as(reviewer, () -> done(() -> scoring.keep(review, draft)));

        assertThat(World.as(reviewer, () -> scoring.open(review)).orElseThrow().answers())
                .isEqualTo(draft);
        var colleague = World.person("supervisor");
        World.grant(colleague, agent, "review");
        var seen = World.as(colleague, () -> scoring.open(review)).orElseThrow();
        assertThat(seen.answers()).isEqualTo(Answers.NONE);
        assertThat(seen.person()).isEqualTo(reviewer.displayName());
        assertThat(World.actionsOf(reviewer)).isEmpty();
    }

    // V4
    @Test
    void whatIsSubmittedHasATotalAndStandsInTheLog() {
        assertThat(World.as(
                        reviewer,
                        () -> scoring.submit(review, Answers.NONE.with(0, "4").with(1, "1"))))
                .hasValue(8_125);

        var done = World.as(reviewer, () -> scoring.open(review)).orElseThrow();
        assertThat(done.state()).isEqualTo(ReviewState.SUBMITTED);
        assertThat(done.total()).isEqualTo(8_125);
        assertThat(done.person()).isEqualTo(reviewer.displayName());
        assertThat(World.actionsOf(reviewer)).containsExactly("review.submitted");
        assertThatThrownBy(() -> World.as(reviewer, () -> scoring.submit(review, Answers.NONE.with(0, "1"))))
                .hasMessageContaining("reviews.refused.taken");
    }

    // V4
    @Test
    void withoutWhatIsRequiredNothingIsSubmitted() {
        assertThatThrownBy(() -> World.as(reviewer, () -> scoring.submit(review, Answers.NONE.with(0, "4"))))
                .hasMessageContaining("reviews.refused.missing");
        assertThatThrownBy(() -> World.as(
                        reviewer,
                        () -> scoring.submit(review, Answers.NONE.with(0, "9").with(1, "1"))))
                .hasMessageContaining("reviews.refused.answer");
        assertThat(Reviews.state(review)).isEqualTo("reserved");
    }

    // V5
    @Test
    void skippingTakesAReason() {
        assertThatThrownBy(() -> World.as(reviewer, () -> done(() -> scoring.skip(review, " "))))
                .hasMessageContaining("reviews.refused.reason");
        World.as(reviewer, () -> done(() -> scoring.skip(review, "A test of ours")));

        assertThat(Reviews.state(review)).isEqualTo("skipped");
        assertThat(World.owner()
                        .sql("select reason from audit_logs where action = 'review.skipped' and actor_user_id = ?")
                        .param(reviewer.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("A test of ours");
    }

    // V7
    @Test
    void scoringDoesNotTouchTheConversation() {
        var before = stateOfTheConversation();
        World.as(reviewer, () -> scoring.open(review));
        World.as(
                reviewer, () -> scoring.submit(review, Answers.NONE.with(0, "4").with(1, "1")));

        assertThat(stateOfTheConversation()).isEqualTo(before);
    }

    // T1
    @Test
    void theTrendIsTheMeanOfEachWeekAndAgent() {
        var scorecard = Reviews.scorecard();
        Reviews.submitted(World.conversation(agent, "Hello"), scorecard, reviewer.id(), 10_000, 0);
        Reviews.submitted(World.conversation(agent, "Hello"), scorecard, reviewer.id(), 5_001, 0);
        Reviews.submitted(World.conversation(agent, "Hello"), scorecard, reviewer.id(), 2_500, 14);
        var foreign = World.agent();
        Reviews.submitted(World.conversation(foreign, "Hello"), scorecard, reviewer.id(), 1, 0);

        var trend = World.as(reviewer, () -> trends.trend(4, ZoneOffset.UTC));

        assertThat(trend.weeks()).hasSize(4).last().isEqualTo(trend.incomplete());
        assertThat(trend.series()).singleElement().satisfies(series -> {
            assertThat(series.in(trend.incomplete()).percent()).isEqualByComparingTo("75.01");
            assertThat(series.in(trend.incomplete().minusWeeks(2)).percent()).isEqualByComparingTo("25");
            assertThat(series.in(trend.incomplete().minusWeeks(1)).percent()).isNull();
            assertThat(series.all().reviews()).isEqualTo(3);
        });
    }

    private String stateOfTheConversation() {
        return World.owner()
                .sql("select c::text from conversations c where id = ?")
                .param(conversation.value())
                .query(String.class)
                .single();
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }
}
