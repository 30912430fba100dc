package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.conversations.review.ReviewFilter;
import dev.atalaya.conversations.review.ReviewList;
import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.shared.AgentId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lists of the queue and their filters as the address has them; what makes no sense is left out. */
final class ReviewAddress {

    static final String PATH = "reviews";

    private ReviewAddress() {}

    static String of(long review) {
        return PATH + "/" + review;
    }

    static ReviewFilter filter(QueryParameters query) {
        return new ReviewFilter(
                query.getSingleParameter("list").flatMap(ReviewList::of).orElse(ReviewList.WAITING),
                query.getSingleParameter("agent")
                        .filter(text -> text.matches("\\d{1,18}"))
                        .map(text -> new AgentId(Long.parseLong(text)))
                        .orElse(null),
                query.getSingleParameter("reason").flatMap(RuleKind::of).orElse(null));
    }

    static QueryParameters query(ReviewFilter filter) {
        Map<String, String> values = new LinkedHashMap<>();
        if (filter.list() != ReviewList.WAITING) {
            values.put("list", filter.list().word());
        }
        if (filter.agent() != null) {
            values.put("agent", String.valueOf(filter.agent().value()));
        }
        if (filter.reason() != null) {
            values.put("reason", filter.reason().column());
        }
        return QueryParameters.simple(values);
    }

    static String path(ReviewFilter filter) {
        var query = query(filter).getQueryString();
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }
}
