package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.KeysetSource;
import dev.atalaya.conversations.review.ReviewList;
import dev.atalaya.conversations.review.ReviewOrder;
import dev.atalaya.conversations.review.ReviewRow;
import java.time.Clock;

/** What is to be reviewed or was: why it is there, whose conversation it is, who has it and since when. */
class ReviewGrid extends KeysetGrid<ReviewRow, ReviewOrder> {

    static final KeysetOrder<ReviewOrder> OLDEST = new KeysetOrder<>(ReviewOrder.QUEUED, false);

    private static final String STATE = "<span class='at-badge at-badge-${item.shape} at-tone-${item.tone}'>"
            + "<span class='at-badge-mark' aria-hidden='true'></span><span>${item.state}</span></span>"
            + " <span class='at-secondary'>${item.person}</span>";

    private static final String TIME = "<time class='at-time' title=${item.exact}>${item.ago}</time>";

    private static final int PHONE = 700;
    private static final int TABLET = 1_000;

    private final Formats formats = Formats.current();
    private final Clock clock;
    private final Column<ReviewRow> total;
    private final Column<ReviewRow> time;

    ReviewGrid(KeysetSource<ReviewRow, ReviewOrder> source, Clock clock) {
        super(OLDEST, source);
        this.clock = clock;
        addClassName("at-reviews-list");
        setAriaLabel(getTranslation("reviews.title"));
        addLinkColumn(
                        "<span>${item.contact}</span>",
                        row -> ReviewAddress.of(row.id()),
                        this::sentence,
                        link -> link.withProperty("contact", ReviewRow::contact))
                .setHeader(getTranslation("reviews.contact"))
                .setWidth("9rem")
                .setFlexGrow(1);
        var reason = addColumn(row -> ReviewText.reason(this, row.reason(), row.threshold()))
                .setHeader(getTranslation("reviews.reason"))
                .setTooltipGenerator(row -> ReviewText.reason(this, row.reason(), row.threshold()))
                .setFlexGrow(2);
        var agent = addColumn(ReviewRow::agentName)
                .setHeader(getTranslation("reviews.agent"))
                .setFlexGrow(1);
        var scorecard = addColumn(ReviewRow::scorecard)
                .setHeader(getTranslation("reviews.scorecard"))
                .setFlexGrow(1);
        addColumn(LitRenderer.<ReviewRow>of(STATE)
                        .withProperty("shape", row -> ReviewText.word(ReviewText.shape(row.state())))
                        .withProperty("tone", row -> ReviewText.word(ReviewText.tone(row.state())))
                        .withProperty("state", row -> ReviewText.state(this, row.state()))
                        .withProperty("person", row -> row.person() == null ? "" : row.person()))
                .setHeader(getTranslation("reviews.state"))
                .setWidth("10rem")
                .setFlexGrow(1);
        total = addColumn(this::total)
                .setHeader(getTranslation("reviews.total"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6rem")
                .setFlexGrow(0);
        time = addColumn(LitRenderer.<ReviewRow>of(TIME)
                        .withProperty("exact", row -> formats.exact(row.at()))
                        .withProperty("ago", this::ago))
                .setHeader(getTranslation("reviews.queued"))
                .setWidth("8.5rem")
                .setFlexGrow(0);
        showFrom(PHONE, reason, time);
        showFrom(TABLET, agent, scorecard);
        setOpener(row -> UI.getCurrent().navigate(ReviewAddress.of(row.id())));
    }

    /** What waits has its oldest first, what is done its newest. */
    static KeysetOrder<ReviewOrder> order(ReviewList list) {
        return list == ReviewList.DONE ? new KeysetOrder<>(ReviewOrder.FINISHED, true) : OLDEST;
    }

    void show(ReviewList list) {
        total.setVisible(list == ReviewList.DONE);
        time.setHeader(getTranslation(list == ReviewList.DONE ? "reviews.finished" : "reviews.queued"));
        reload();
    }

    private String sentence(ReviewRow row) {
        return getTranslation(
                "reviews.row",
                row.contact(),
                row.agentName(),
                ReviewText.reason(this, row.reason(), row.threshold()),
                row.person() == null
                        ? ReviewText.state(this, row.state())
                        : ReviewText.state(this, row.state()) + ": " + row.person(),
                ago(row));
    }

    private String total(ReviewRow row) {
        return row.total() == null ? "" : ReviewText.total(formats, row.total());
    }

    private String ago(ReviewRow row) {
        return formats.relative(row.at(), clock.instant());
    }
}
