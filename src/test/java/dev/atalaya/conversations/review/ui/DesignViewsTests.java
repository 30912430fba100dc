package dev.atalaya.conversations.review.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.GridKt._getCellComponent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.atalaya.ViewTest;
import dev.atalaya.components.FormDialog;
import dev.atalaya.conversations.AgentChoice;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.conversations.review.rules.RuleRow;
import dev.atalaya.conversations.review.scorecards.ItemKind;
import dev.atalaya.conversations.review.scorecards.ScorecardChoice;
import dev.atalaya.conversations.review.scorecards.ScorecardRow;
import dev.atalaya.conversations.review.scorecards.ScorecardService;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DesignViewsTests extends ViewTest {

    @Autowired
    private ScorecardService scorecards;

    private final String name = "Scorecard " + System.nanoTime();

    private AtalayaUser designer;

    @BeforeEach
    void signIn() {
        designer = World.person("admin");
        World.signIn(designer);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // S6
    @Test
    void whoOnlyScoresDesignsNothing() {
        World.signIn(World.person("supervisor"));
        UI.getCurrent().navigate("scorecards");
        _assertNone(ScorecardGrid.class);
        UI.getCurrent().navigate("review-rules");
        _assertNone(RuleGrid.class);
    }

    // S1
    @Test
    void aScorecardIsDesignedInADialog() {
        UI.getCurrent().navigate("scorecards");
        _click(_get(Button.class, spec -> spec.withText("Create scorecard")));
        _click(_get(Button.class, spec -> spec.withText("Create")));
        assertThat(shown()).contains("At least one item is needed");
        _setValue(_get(TextField.class, spec -> spec.withCaption("Name")), name);
        add("Number");
        add("Choice");
        add("Text");
        var labels = _find(TextField.class, spec -> spec.withCaption("Question"));
        _setValue(labels.get(0), "Stars");
        _setValue(labels.get(1), "Solved");
        _setValue(labels.get(2), "Why");
        _setValue(_find(IntegerField.class, spec -> spec.withCaption("Weight")).get(0), 30);
        _setValue(_get(TextArea.class, spec -> spec.withCaption("Options")), "Yes = 10\nPartly = 5\nNo = 0");
        assertThat(shown()).contains("Weights add up to 40; the best answers reach 100%", "75%", "25%");
        _click(_find(Button.class).stream()
                .filter(button -> button.getAriaLabel().orElse("").equals("Move item 1 down"))
                .findFirst()
                .orElseThrow());
        _click(_get(Button.class, spec -> spec.withText("Create")));

        _assertNone(FormDialog.class);
        var made = scorecards().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(scorecards.find(made.id()).orElseThrow().items())
                .extracting(item -> item.kind())
                .containsExactly(ItemKind.CHOICE, ItemKind.NUMBER, ItemKind.TEXT);
        assertThat(World.actionsOf(designer)).containsExactly("scorecard.created");
    }

    // S1
    @Test
    void optionsThatMakeNoSenseAreSaidAtTheField() {
        UI.getCurrent().navigate("scorecards");
        _click(_get(Button.class, spec -> spec.withText("Create scorecard")));
        _setValue(_get(TextField.class, spec -> spec.withCaption("Name")), name);
        add("Choice");
        _setValue(_get(TextField.class, spec -> spec.withCaption("Question")), "Solved");
        _setValue(_get(TextArea.class, spec -> spec.withCaption("Options")), "Yes\nNo");
        _click(_get(Button.class, spec -> spec.withText("Create")));

        assertThat(_get(TextArea.class, spec -> spec.withCaption("Options")).isInvalid())
                .isTrue();
    }

    // S2
    @Test
    void aTakenNameIsSaidAtTheField() {
        var taken = scorecards.create(Reviews.details(name));
        UI.getCurrent().navigate("scorecards");
        _click(_get(Button.class, spec -> spec.withText("Create scorecard")));
        _setValue(_get(TextField.class, spec -> spec.withCaption("Name")), name);
        add("Yes or no");
        _setValue(_get(TextField.class, spec -> spec.withCaption("Question")), "Polite");
        _click(_get(Button.class, spec -> spec.withText("Create")));

        assertThat(_get(TextField.class, spec -> spec.withCaption("Name")).isInvalid())
                .isTrue();
        assertThat(taken).isPositive();
    }

    // S5
    @Test
    void aScorecardIsRetired() {
        scorecards.create(Reviews.details(name));
        UI.getCurrent().navigate("scorecards");
        _click(act(_get(ScorecardGrid.class), scorecards().size(), "Retire the scorecard " + name));
        _click(_find(Button.class, spec -> spec.withText("Retire")).getLast());

        assertThat(scorecards()).extracting(ScorecardRow::name).doesNotContain(name);
    }

    // R6
    @Test
    void aRuleIsMadeChangedPausedAndResumed() {
        var agent = World.agent();
        var scorecard = scorecards.create(Reviews.details(name));
        UI.getCurrent().navigate("review-rules");
        _click(_get(Button.class, spec -> spec.withText("Create rule")));
        _setValue(kind(), RuleKind.WAIT);
        _setValue(_get(IntegerField.class, spec -> spec.withCaption("Minutes")), 0);
        _click(_get(Button.class, spec -> spec.withText("Create")));
        assertThat(_get(IntegerField.class, spec -> spec.withCaption("Minutes")).getErrorMessage())
                .isEqualTo("Between 1 and 10,080");
        _setValue(_get(IntegerField.class, spec -> spec.withCaption("Minutes")), 45);
        _setValue(
                DesignViewsTests.<AgentChoice>select("Agent"),
                choice(
                        DesignViewsTests.<AgentChoice>select("Agent"),
                        item -> item.id().equals(agent)));
        _setValue(
                DesignViewsTests.<ScorecardChoice>select("Scorecard"),
                choice(DesignViewsTests.<ScorecardChoice>select("Scorecard"), item -> item.id() == scorecard));
        _click(_get(Button.class, spec -> spec.withText("Create")));

        var rule = rule(scorecard);
        assertThat(rule.threshold()).isEqualTo(45);
        assertThat(rule.agent()).isEqualTo(agent);
        var which = "the rule: Waited more than 45 min for an answer, " + rule.agentName();
        _click(act(_get(RuleGrid.class), rules().size(), "Pause " + which));
        assertThat(rule(scorecard).paused()).isTrue();
        _click(act(_get(RuleGrid.class), rules().size(), "Resume " + which));
        assertThat(rule(scorecard).paused()).isFalse();
        assertThat(World.actionsOf(designer))
                .containsExactly(
                        "scorecard.created", "review_rule.created", "review_rule.updated", "review_rule.updated");
        World.owner()
                .sql("delete from review_rules where id = ?")
                .param(rule.id())
                .update();
    }

    // R10
    @Test
    void theQueueIsFilledAtOnceWithAResult() {
        UI.getCurrent().navigate("review-rules");
        _click(_get(Button.class, spec -> spec.withText("Fill the queue now")));

        assertThat(shown()).containsPattern("Nothing new to review|added to the queue");
    }

    private static void add(String kind) {
        _click(_get(Button.class, spec -> spec.withText(kind)));
    }

    private static Select<RuleKind> kind() {
        return select("Which conversations");
    }

    @SuppressWarnings("unchecked")
    private static <T> Select<T> select(String label) {
        return _get(Select.class, spec -> spec.withCaption(label));
    }

    private static <T> T choice(Select<T> select, Predicate<T> wanted) {
        return select.getListDataView().getItems().filter(wanted).findFirst().orElseThrow();
    }

    private static List<ScorecardRow> scorecards() {
        return _fetch(_get(ScorecardGrid.class), 0, 500);
    }

    private static List<RuleRow> rules() {
        return _fetch(_get(RuleGrid.class), 0, 500);
    }

    private static RuleRow rule(long scorecard) {
        return rules().stream()
                .filter(row -> row.scorecard() == scorecard)
                .findFirst()
                .orElseThrow();
    }

    private static Button act(Grid<?> grid, int rows, String sentence) {
        for (var row = 0; row < rows; row++) {
            var found = _getCellComponent(grid, row, "acts")
                    .getChildren()
                    .map(Button.class::cast)
                    .filter(button -> button.getAriaLabel().orElse("").equals(sentence))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError(sentence + " is not there");
    }
}
