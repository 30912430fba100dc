package dev.atalaya.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.conversations.review.scorecards.ScorecardItem;
import dev.atalaya.conversations.review.scorecards.ScorecardItem.Option;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reviewer clears the queue. */
class ReviewQueueBrowserTests extends BrowserTest {

    private static final int WAITING = 10;

    private AgentId agent;
    private AtalayaUser reviewer;
    private long scorecard;

    @BeforeEach
    void fill() {
        agent = World.agent();
        reviewer = World.person("supervisor");
        World.grant(reviewer, agent, "review");
        scorecard = Reviews.scorecard(
                ScorecardItem.number("Stars", 50, 1, 5),
                ScorecardItem.choice("Solved", 30, new Option("Yes", 10), new Option("Partly", 5), new Option("No", 0)),
                ScorecardItem.yesNo("Polite", 20),
                ScorecardItem.text("What would be better"));
        for (var n = 0; n < WAITING; n++) {
            Reviews.waiting(World.conversation(agent, "Is it open on Sunday?", "Yes, until three"), scorecard);
        }
    }

    // C13
    @Test
    void aQueueOfTenIsClearedWithoutTheMouse() {
        page.navigate("/reviews");
        signIn(reviewer.getUsername(), World.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Review the next one"))
                .focus();
        page.keyboard().press("Enter");
        for (var n = 0; n < WAITING; n++) {
            assertThat(page.locator(".at-review-total")).containsText("0 of 4 answered");
            focusIsOn(0);
            page.keyboard().press("5");
            page.keyboard().press("j");
            focusIsOn(1);
            page.keyboard().press("2");
            page.keyboard().press("ArrowDown");
            focusIsOn(2);
            page.keyboard().press("k");
            focusIsOn(1);
            page.keyboard().press("ArrowDown");
            page.keyboard().press("1");
            assertThat(page.locator(".at-review-total")).containsText("3 of 4 answered");
            if (n == 0) {
                // Digits and letters are words while one types.
                page.keyboard().press("j");
                focusIsOn(3);
                page.keyboard().type("Jack said 12 k");
            }
            page.keyboard().press("Control+Enter");
        }
        assertThat(page.locator(".at-reviews-list")).containsText("The queue is clear");

        assertThat(World.owner()
                        .sql(
                                "select count(*) from reviews where scorecard_id = ? and state = 'submitted' and total = 8500")
                        .param(scorecard)
                        .query(Integer.class)
                        .single())
                .isEqualTo(WAITING);
        assertThat(World.owner()
                        .sql(
                                "select answers ->> '3' from reviews where scorecard_id = ? and answers ->> '3' is not null")
                        .param(scorecard)
                        .query(String.class)
                        .single())
                .isEqualTo("Jack said 12 k");
    }

    // C13
    @Test
    void whatIsMissingGetsTheFocus() {
        page.navigate("/reviews");
        signIn(reviewer.getUsername(), World.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Review the next one"))
                .focus();
        page.keyboard().press("Enter");
        focusIsOn(0);
        page.keyboard().press("5");
        page.keyboard().press("Control+Enter");

        assertThat(page.locator(".at-review-panel .at-problem")).containsText("still need an answer");
        focusIsOn(1);
    }

    // X12
    @Test
    void thePagesHaveNoBarriersInAnyLight() {
        World.owner()
                .sql("insert into user_roles (user_id, role_id) select ?, id from roles where code = 'admin'")
                .param(reviewer.id().value())
                .update();
        var mine = Reviews.reserved(World.conversation(agent, "Hello", "Hi"), scorecard, reviewer.id());
        Reviews.submitted(World.conversation(agent, "Hello"), scorecard, reviewer.id(), 7_500, 0);
        page.navigate("/reviews");
        signIn(reviewer.getUsername(), World.PASSWORD);
        for (var path :
                new String[] {"/reviews", "/reviews/" + mine, "/reviews/trends?as=table", "/scorecards", "/review-rules"
                }) {
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.setViewportSize(1440, 900);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.navigate(path);
                page.waitForSelector(".at-list, .at-review-end, .at-trend-table");
                assertThat(barriers()).as("%s %s", path, scheme).isEmpty();
                page.setViewportSize(390, 844);
                assertThat(fits()).as("%s %s", path, scheme).isTrue();
            }
        }
    }

    private void focusIsOn(int place) {
        page.waitForFunction(
                "place => document.activeElement?.closest('.at-review-item') === document.querySelectorAll('.at-review-item')[place]",
                place);
    }
}
