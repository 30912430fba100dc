package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.Toast;
import dev.atalaya.conversations.review.ReviewDetails;
import dev.atalaya.conversations.review.ReviewQueue;
import dev.atalaya.conversations.review.ReviewScoring;
import dev.atalaya.conversations.ui.ThreadPane;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.RefusedException;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Route(ReviewAddress.PATH + "/:id")
@RolesAllowed(Permissions.REVIEWS_SCORE)
class ReviewView extends Main implements BeforeEnterObserver, HasDynamicTitle, ReviewPanel.ReviewActs {

    private final ReviewQueue queue;
    private final ReviewScoring scoring;
    private final ThreadPane.Reading reading;
    private final Clock clock;

    private @Nullable ReviewDetails shown;

    ReviewView(ReviewQueue queue, ReviewScoring scoring, ThreadPane.Reading reading, Clock clock) {
        this.queue = queue;
        this.scoring = scoring;
        this.reading = reading;
        this.clock = clock;
        addClassName("at-review");
        ReviewKeys.listen(this);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getRouteParameters()
                .get("id")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .flatMap(scoring::open)
                .orElseThrow(() -> new NotFoundException("No such review")));
    }

    @Override
    public String getPageTitle() {
        return shown == null ? getTranslation("reviews.title") : shown.contact();
    }

    @Override
    public void reserve() {
        Refusals.noted(() -> queue.reserve(current().id()));
        again();
    }

    @Override
    public void release() {
        Refusals.noted(() -> {
            queue.release(current().id());
            Toast.show(getTranslation("reviews.released"));
        });
        backToTheQueue();
    }

    @Override
    public void submitted() {
        Toast.show(getTranslation("reviews.submitted"));
        goOn();
    }

    @Override
    public void skip() {
        var reason = new TextField(getTranslation("reviews.skip.reason"));
        reason.setMaxLength(ReviewScoring.LONGEST_REASON);
        reason.setErrorMessage(getTranslation("reviews.refused.reason"));
        var form = new Div(reason);
        form.addClassName("at-form");
        new FormDialog(getTranslation("reviews.skip.title"), getTranslation("reviews.skip"), form, () -> {
                    reason.setInvalid(!ReviewScoring.isReason(reason.getValue()));
                    if (reason.isInvalid()) {
                        return false;
                    }
                    scoring.skip(current().id(), reason.getValue());
                    Toast.show(getTranslation("reviews.skipped"));
                    goOn();
                    return true;
                })
                .watch(reason)
                .open();
    }

    /** To the next one that waits, or back where there is none. */
    private void goOn() {
        try {
            queue.next()
                    .ifPresentOrElse(
                            review -> UI.getCurrent().navigate(ReviewAddress.of(review)), this::backToTheQueue);
        } catch (RefusedException full) {
            backToTheQueue();
        }
    }

    private void backToTheQueue() {
        UI.getCurrent().navigate(ReviewAddress.PATH);
    }

    private void again() {
        show(scoring.open(current().id()).orElseThrow(() -> new NotFoundException("No such review")));
    }

    private void show(ReviewDetails review) {
        shown = review;
        removeAll();
        var left = new Div(header(review), thread(review));
        left.addClassName("at-review-thread");
        add(left, new ReviewPanel(scoring, clock, review, this));
        ReviewKeys.focusFirst(this);
    }

    private ReviewDetails current() {
        return Optional.ofNullable(shown).orElseThrow();
    }

    private Component thread(ReviewDetails review) {
        if (!reading.user().may(Permissions.CONVERSATIONS_READ)) {
            return new EmptyState(
                    VaadinIcon.LOCK, getTranslation("reviews.no_thread"), getTranslation("reviews.no_thread.why"));
        }
        var thread = new ThreadPane(reading);
        reading.conversations().open(review.conversation()).ifPresent(thread::show);
        return thread;
    }

    private Header header(ReviewDetails review) {
        var back = new Anchor(ReviewAddress.PATH, VaadinIcon.ARROW_LEFT.create());
        back.setAriaLabel(getTranslation("reviews.back"));
        back.setTitle(getTranslation("reviews.back"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("at-back");
        var agent = new Span(review.agentName());
        agent.addClassName("at-secondary");
        var whole =
                new Anchor("conversations/" + review.conversation().value(), getTranslation("reviews.conversation"));
        whole.getElement().setAttribute("router-link", true);
        whole.addClassName("at-review-whole");
        var header = new Header(back, new H1(review.contact()), agent, whole);
        header.addClassName("at-thread-header");
        return header;
    }
}
