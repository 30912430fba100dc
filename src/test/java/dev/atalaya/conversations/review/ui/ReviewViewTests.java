package dev.atalaya.conversations.review.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.atalaya.ViewTest;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.conversations.review.scorecards.ScorecardItem;
import dev.atalaya.conversations.ui.ThreadPane;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewViewTests extends ViewTest {

    private AtalayaUser reviewer;
    private AgentId agent;
    private long scorecard;
    private long review;

    @BeforeEach
    void signIn() {
        reviewer = World.person("supervisor");
        agent = World.agent();
        World.grant(reviewer, agent, "review");
        scorecard = Reviews.scorecard(
                ScorecardItem.number("Stars", 30, 1, 5), ScorecardItem.yesNo("Polite", 10), ScorecardItem.text("Why"));
        review = Reviews.reserved(World.conversation(agent, "Is it open?", "Yes"), scorecard, reviewer.id());
        World.signIn(reviewer);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // V7
    @Test
    void theThreadStandsBesideTheScorecardAndIsViewed() {
        open();

        _assertOne(ThreadPane.class);
        assertThat(shown()).contains("Is it open?", "0 of 3 answered", "Keys: digits answer");
        assertThat(World.actionsOf(reviewer)).containsExactly("conversation.viewed");
    }

    // V1
    @Test
    void answersAreKeptAsOneGoes() {
        open();
        _setValue(group(0), "4");
        _setValue(_get(TextArea.class), "A little slow");
        assertThat(shown()).contains("75% · 2 of 3 answered");

        UI.getCurrent().navigate("reviews");
        open();
        assertThat(group(0).getValue()).isEqualTo("4");
        assertThat(_get(TextArea.class).getValue()).isEqualTo("A little slow");
    }

    // V4
    @Test
    void whatIsMissingIsSaidWhereItIs() {
        open();
        _setValue(group(0), "4");
        _click(submit());

        assertThat(group(0).isInvalid()).isFalse();
        assertThat(group(1).isInvalid()).isTrue();
        assertThat(Reviews.state(review)).isEqualTo("reserved");
    }

    // V4
    @Test
    void submittingOpensTheNextOneAndAtTheEndTheQueue() {
        var next = Reviews.waiting(World.conversation(agent, "The second", "Yes"), scorecard);
        open();
        answerAll();
        _click(submit());

        assertThat(Reviews.state(review)).isEqualTo("submitted");
        assertThat(Reviews.state(next)).isEqualTo("reserved");
        assertThat(shown()).contains("The second");
        answerAll();
        _click(submit());
        _assertOne(ReviewGrid.class);
    }

    // V5
    @Test
    void skippingAsksForAReason() {
        open();
        _click(_get(Button.class, spec -> spec.withText("Skip")));
        _click(_find(Button.class, spec -> spec.withText("Skip")).getLast());
        assertThat(_get(TextField.class).isInvalid()).isTrue();
        _setValue(_get(TextField.class), "A test of ours");
        _click(_find(Button.class, spec -> spec.withText("Skip")).getLast());

        assertThat(Reviews.state(review)).isEqualTo("skipped");
    }

    // Q7
    @Test
    void itCanBeGivenBackAndTakenAgain() {
        open();
        _click(_get(Button.class, spec -> spec.withText("Give back")));
        assertThat(Reviews.state(review)).isEqualTo("waiting");
        open();
        assertThat(group(0).isReadOnly()).isTrue();
        _click(_get(Button.class, spec -> spec.withText("Reserve and score")));

        assertThat(Reviews.state(review)).isEqualTo("reserved");
        assertThat(group(0).isReadOnly()).isFalse();
    }

    // Q6
    @Test
    void whoLostItIsToldAndKeepsWhatIsShown() {
        open();
        _setValue(group(0), "4");
        var other = World.person("supervisor");
        World.owner()
                .sql("update reviews set reserved_by = ? where id = ?")
                .params(other.id().value(), review)
                .update();
        _setValue(group(1), "1");

        assertThat(shown()).contains("Somebody else has taken this review");
        assertThat(group(0).getValue()).isEqualTo("4");
    }

    // Q8
    @Test
    void whatIsOutOfScopeIsNotThere() {
        var stranger = World.person("supervisor");
        World.grant(stranger, World.agent(), "manage");
        World.signIn(stranger);
        open();

        _assertNone(ReviewPanel.class);
        assertThat(shown()).doesNotContain("Is it open?");
    }

    private void answerAll() {
        _setValue(group(0), "5");
        _setValue(group(1), "1");
    }

    private void open() {
        UI.getCurrent().navigate("reviews/" + review);
    }

    private static Button submit() {
        return _get(Button.class, spec -> spec.withText("Submit and open the next one"));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<String> group(int place) {
        return _find(RadioButtonGroup.class).get(place);
    }
}
