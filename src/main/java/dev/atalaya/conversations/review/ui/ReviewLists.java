package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.review.ReviewFilter;
import dev.atalaya.conversations.review.ReviewList;
import java.util.Map;

/** What waits, what is the reader's and what is done, one click away, each with how many it has. */
class ReviewLists extends Nav {

    ReviewLists() {
        addClassName("at-lists");
        setAriaLabel(getTranslation("reviews.lists"));
    }

    void show(ReviewFilter filter, Map<ReviewList, Integer> counts) {
        removeAll();
        for (var list : ReviewList.values()) {
            var many = new Span(ReviewText.count(Formats.current(), counts.getOrDefault(list, 0)));
            many.addClassName("at-lists-count");
            var link = new Anchor(
                    ReviewAddress.path(filter.in(list)), new Span(getTranslation("reviews.list." + list.word())), many);
            link.getElement().setAttribute("router-link", true);
            if (list == filter.list()) {
                link.getElement().setAttribute("aria-current", "page");
            }
            add(link);
        }
    }
}
