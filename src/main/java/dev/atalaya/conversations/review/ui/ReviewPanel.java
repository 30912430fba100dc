package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.components.Formats;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.RelativeTime;
import dev.atalaya.conversations.review.ReviewDetails;
import dev.atalaya.conversations.review.ReviewScoring;
import dev.atalaya.conversations.review.ReviewState;
import dev.atalaya.conversations.review.scorecards.Answers;
import dev.atalaya.conversations.review.scorecards.Total;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The scorecard beside the thread: to be answered by its reviewer, to be read by everybody else. */
class ReviewPanel extends Section {

    private final Formats formats = Formats.current();
    private final ReviewScoring scoring;
    private final Clock clock;
    private final ReviewDetails review;
    private final ReviewActs acts;
    private final List<AnswerItem> items = new ArrayList<>();
    private final Span total = new Span();
    private final Div problem = new Div();

    private Answers answers;

    ReviewPanel(ReviewScoring scoring, Clock clock, ReviewDetails review, ReviewActs acts) {
        this.scoring = scoring;
        this.clock = clock;
        this.review = review;
        this.acts = acts;
        answers = review.answers();
        addClassName("at-review-panel");
        getElement().setAttribute("aria-label", getTranslation("reviews.scorecard"));
        problem.addClassName("at-problem");
        problem.getElement().setAttribute("role", "alert");
        total.addClassName("at-review-total");
        var list = new Div();
        list.addClassName("at-review-items");
        for (var place = 0; place < review.items().size(); place++) {
            var at = place;
            var item =
                    new AnswerItem(review.items().get(place), place, answers.at(place), typed -> answered(at, typed));
            item.setReadOnly(!review.mine());
            items.add(item);
            list.add(item);
        }
        add(head(), list, problem, review.mine() ? buttons() : end());
        showTotal();
    }

    private Header head() {
        var title = new H2(review.scorecard());
        var why = new Paragraph(ReviewText.reason(this, review.reason(), review.threshold()));
        why.addClassName("at-secondary");
        var head = new Header(title, why);
        if (review.mine()) {
            var keys = new Paragraph(getTranslation("reviews.keys"));
            keys.addClassNames("at-secondary", "at-review-keys");
            head.add(keys);
        }
        return head;
    }

    private Footer buttons() {
        var submit = new Button(getTranslation("reviews.submit"), click -> submit());
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement();
        var skip = new Button(getTranslation("reviews.skip"), click -> acts.skip());
        var release = new Button(getTranslation("reviews.release"), click -> acts.release());
        skip.addThemeVariants(ButtonVariant.TERTIARY);
        release.addThemeVariants(ButtonVariant.TERTIARY);
        var footer = new Footer(total, submit, skip, release);
        footer.addClassName("at-review-end");
        return footer;
    }

    /** What has become of it, and how it is taken where it is free. */
    private Footer end() {
        var footer = new Footer(ReviewText.badge(this, review.state()));
        footer.addClassName("at-review-end");
        if (review.person() != null) {
            footer.add(new Span(review.person()));
        }
        if (review.finishedAt() != null) {
            footer.add(new RelativeTime(review.finishedAt(), clock));
        }
        if (review.skipReason() != null) {
            footer.add(new Span(review.skipReason()));
        }
        if (review.state() == ReviewState.SUBMITTED) {
            footer.add(total);
        }
        if (review.isFree()) {
            var reserve = new Button(getTranslation("reviews.reserve"), click -> acts.reserve());
            reserve.addThemeVariants(ButtonVariant.PRIMARY);
            footer.add(reserve);
        }
        return footer;
    }

    private void answered(int place, String typed) {
        var item = review.items().get(place);
        if (!typed.isBlank() && !item.accepts(typed)) {
            problem.setText(getTranslation("reviews.refused.answer"));
            return;
        }
        answers = answers.with(place, typed);
        showTotal();
        if (during(() -> scoring.keep(review.id(), answers))) {
            problem.setText("");
        }
    }

    private void submit() {
        var missing = answers.missing(review.items());
        for (var place = 0; place < items.size(); place++) {
            items.get(place).setMissing(missing.contains(place));
        }
        if (!missing.isEmpty()) {
            problem.setText(getTranslation("reviews.refused.missing"));
            ReviewKeys.focusWrong(this);
        } else if (during(() -> scoring.submit(review.id(), answers))) {
            acts.submitted();
        }
    }

    private boolean during(Runnable act) {
        try {
            act.run();
            return true;
        } catch (RuntimeException failure) {
            problem.setText(Refusals.words(failure).orElseThrow(() -> failure));
            return false;
        }
    }

    /** What it comes to so far. */
    private void showTotal() {
        var answered = answers.values().size();
        total.setText(Total.of(review.items(), answers)
                .filter(sum -> review.mine() || review.state() == ReviewState.SUBMITTED)
                .map(sum -> getTranslation("reviews.so_far", ReviewText.total(formats, sum), answered, items.size()))
                .orElse(getTranslation("reviews.answered", answered, items.size())));
    }

    /** What the page does around the scorecard. */
    interface ReviewActs {

        void reserve();

        void release();

        void skip();

        void submitted();
    }
}
