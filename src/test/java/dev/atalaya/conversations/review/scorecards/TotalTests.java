package dev.atalaya.conversations.review.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.atalaya.conversations.review.scorecards.ScorecardItem.Option;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalTests {

    private static final ScorecardItem STARS = ScorecardItem.number("Stars", 30, 1, 5);
    private static final ScorecardItem POLITE = ScorecardItem.yesNo("Polite", 10);
    private static final ScorecardItem SOLVED =
            ScorecardItem.choice("Solved", 60, new Option("Yes", 10), new Option("Partly", 3), new Option("No", 0));
    private static final ScorecardItem WORDS = ScorecardItem.text("Words");

    // V6
    @Test
    void theBestAnswersReachEverythingAndTheWorstNothing() {
        var items = List.of(STARS, POLITE, SOLVED);

        assertThat(Total.of(items, answers("5", "1", "0"))).hasValue(10_000);
        assertThat(Total.of(items, answers("1", "0", "2"))).hasValue(0);
    }

    // V6
    @Test
    void eachCountsByItsWeight() {
        // 30 x 2/4 + 10 x 1 + 60 x 3/10 = 43 of 100
        assertThat(Total.of(List.of(STARS, POLITE, SOLVED), answers("3", "1", "1")))
                .hasValue(4_300);
    }

    // V6
    @Test
    void whatIsNotAnsweredIsLeftOut() {
        var items = List.of(STARS, POLITE, SOLVED);

        assertThat(Total.of(items, Answers.NONE.with(1, "1"))).hasValue(10_000);
        assertThat(Total.of(items, Answers.NONE.with(0, "1").with(1, "1"))).hasValue(2_500);
        assertThat(Total.of(items, Answers.NONE)).isEmpty();
    }

    // V6
    @Test
    void itIsRoundedOnceHalvesUp() {
        var thirds = ScorecardItem.number("Thirds", 1, 0, 3);
        var sixths = ScorecardItem.number("Sixths", 1, 0, 6);

        assertThat(Total.of(List.of(thirds), answers("1"))).hasValue(3_333);
        assertThat(Total.of(List.of(thirds), answers("2"))).hasValue(6_667);
        // 1/3 + 1/6 is exactly a half; rounded one by one it would be 0.49995.
        assertThat(Total.of(List.of(thirds, sixths), answers("1", "1"))).hasValue(2_500);
        // 1/8 of 1 % of 1 %: 0.125 % of the whole, in hundredths 12.5
        var eighths = ScorecardItem.number("Eighths", 1, 0, 8);
        var rest = ScorecardItem.yesNo("Rest", 99);
        assertThat(Total.of(List.of(eighths, rest), answers("1", "0"))).hasValue(13);
    }

    // V6
    @Test
    void thirtyItemsOfTheWidestRangeDoNotOverflow() {
        var items = Collections.nCopies(30, ScorecardItem.number("Wide", 100, 0, 97));
        var answers = Answers.NONE;
        for (var place = 0; place < items.size(); place++) {
            answers = answers.with(place, "96");
        }

        assertThat(Total.of(items, answers)).hasValue(9_897);
    }

    // V6
    @Test
    void textsAndWhatWeighsNothingDoNotCount() {
        assertThat(Total.of(List.of(WORDS, ScorecardItem.yesNo("Free", 0)), answers("Good", "1")))
                .isEmpty();
    }

    // V2
    @Test
    void answersFitTheirItems() {
        var items = List.of(STARS, POLITE, SOLVED, WORDS);

        assertThat(answers("5", "0", "2", "Fine").fit(items)).isTrue();
        assertThat(answers("6").fit(items)).isFalse();
        assertThat(answers("0").fit(items)).isFalse();
        assertThat(answers("5", "2").fit(items)).isFalse();
        assertThat(answers("5", "1", "3").fit(items)).isFalse();
        assertThat(answers("5", "1", "-1").fit(items)).isFalse();
        assertThat(Answers.NONE.with(3, "a\u0000b").fit(items)).isFalse();
        assertThat(Answers.NONE.with(4, "1").fit(items)).isFalse();
        assertThat(answers("5", "1").missing(items)).containsExactly(2);
    }

    // V2
    @Test
    void itemsRefuseNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> ScorecardItem.number("", 1, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> ScorecardItem.number("Stars", 101, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> ScorecardItem.number("Stars", 1, 5, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScorecardItem.choice("Same", 1, new Option("Yes", 1), new Option("Yes", 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScorecardItem.choice("Worth nothing", 1, new Option("Yes", 0), new Option("No", 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Option("Yes", 101));
    }

    // V3
    @Test
    void whatIsKeptIsReadAsItWas() {
        var items = List.of(STARS, POLITE, SOLVED, WORDS);
        var answers = answers("5", "0", "2", "«Bien»\n\"and\"");

        assertThat(ScorecardJson.items(ScorecardJson.write(items))).isEqualTo(items);
        assertThat(ScorecardJson.answers(ScorecardJson.write(answers))).isEqualTo(answers);
    }

    private static Answers answers(String... given) {
        var answers = Answers.NONE;
        for (var place = 0; place < given.length; place++) {
            answers = answers.with(place, given[place]);
        }
        return answers;
    }
}
