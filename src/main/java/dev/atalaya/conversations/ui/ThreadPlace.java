package dev.atalaya.conversations.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a conversation the address asks for: a message, a day, everything that happened, or its newest messages; what makes
 * no sense is left out.
 */
record ThreadPlace(@Nullable Long message, @Nullable LocalDate date, boolean everything) {

    static final ThreadPlace NEWEST = new ThreadPlace(null, null, false);

    static final ThreadPlace EVERYTHING = new ThreadPlace(null, null, true);

    private static final String MESSAGE = "message";
    private static final String DATE = "date";
    private static final String TAB = "tab";
    private static final String ALL = "everything";

    static ThreadPlace of(QueryParameters query) {
        var message =
                query.getSingleParameter(MESSAGE).flatMap(ThreadPlace::number).orElse(null);
        return new ThreadPlace(
                message,
                message == null ? ConversationAddress.day(query, DATE) : null,
                query.getSingleParameter(TAB).filter(ALL::equals).isPresent());
    }

    static ThreadPlace at(@Nullable LocalDate date) {
        return new ThreadPlace(null, date, false);
    }

    /** Whether it is one that a reader is led to. */
    boolean isPoint() {
        return message != null || date != null;
    }

    QueryParameters on(QueryParameters list) {
        var query = everything ? list.merging(TAB, ALL) : list;
        return date == null ? query : query.merging(DATE, date.toString());
    }

    String on(String path) {
        return everything ? path + (path.contains("?") ? "&" : "?") + TAB + "=" + ALL : path;
    }

    static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
