package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.Toast;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.conversations.review.ReviewFilter;
import dev.atalaya.conversations.review.ReviewList;
import dev.atalaya.conversations.review.ReviewQueue;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

@Route(ReviewAddress.PATH)
@Menu(order = 12, title = "reviews.title", icon = "vaadin:check-square-o")
@RolesAllowed(Permissions.REVIEWS_SCORE)
class ReviewsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final ReviewQueue queue;
    private final ReviewLists lists = new ReviewLists();
    private final ReviewFilterBar filters = new ReviewFilterBar(ReviewsView::go);
    private final ReviewGrid grid;

    private ReviewFilter filter = ReviewFilter.WAITING;

    ReviewsView(ReviewQueue queue, Clock clock) {
        this.queue = queue;
        grid = new ReviewGrid(
                (order, after, limit) -> queue.list(filter, ReviewGrid.order(filter.list()), after, limit), clock);
        grid.setEmptyState(this::nothing);
        var next = new Button(getTranslation("reviews.next"), click -> Refusals.noted(this::next));
        next.addThemeVariants(ButtonVariant.PRIMARY);
        var trends = new Anchor(ReviewTrendsView.PATH, VaadinIcon.CHART_LINE.create());
        trends.add(getTranslation("reviews.trends.link"));
        trends.getElement().setAttribute("router-link", true);
        trends.addClassName("at-download");
        addClassNames("at-view", "at-reviews");
        add(
                new ViewHeader(getTranslation("reviews.title"), getTranslation("reviews.line"), trends, next),
                lists,
                filters,
                grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = ReviewAddress.filter(event.getLocation().getQueryParameters());
        filters.show(filter, queue.agents());
        lists.show(filter, queue.counts(filter));
        grid.show(filter.list());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reviews.title");
    }

    private void next() {
        queue.next()
                .ifPresentOrElse(
                        review -> UI.getCurrent().navigate(ReviewAddress.of(review)),
                        () -> Toast.show(getTranslation("reviews.next.none")));
    }

    private EmptyState nothing() {
        if (filter.narrows()) {
            return new EmptyState(
                    VaadinIcon.SEARCH,
                    getTranslation("reviews.none"),
                    getTranslation("reviews.none.why"),
                    new Button(
                            getTranslation("components.filters.clear"),
                            click -> go(ReviewFilter.WAITING.in(filter.list()))));
        }
        var list = filter.list().word();
        return new EmptyState(
                filter.list() == ReviewList.WAITING ? VaadinIcon.CHECK_CIRCLE_O : VaadinIcon.CLIPBOARD_CHECK,
                getTranslation("reviews.empty." + list),
                getTranslation("reviews.empty." + list + ".why"));
    }

    private static void go(ReviewFilter wanted) {
        UI.getCurrent().navigate(ReviewsView.class, ReviewAddress.query(wanted));
    }
}
