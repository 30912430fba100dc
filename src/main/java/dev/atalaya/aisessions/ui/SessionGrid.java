package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.SessionOrder;
import dev.atalaya.aisessions.SessionRow;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import java.io.Serializable;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The sessions that the address asks for; on a phone which model answered whom, and how it ended. */
class SessionGrid extends KeysetGrid<SessionRow, SessionOrder> {

    private static final int PHONE = 700;
    private static final int TABLET = 1_100;
    private static final int DESK = 1_420;

    private static final String NAME =
            "<span class='at-session-cell'><span class='at-session-model'>${item.model}</span>"
                    + "<span class='at-session-errors' ?hidden=${!item.errors}>${item.errors}</span>"
                    + "<span class='at-secondary at-session-under'>${item.under}</span></span>";

    // Enter on the link is its click; the list would hear it as one on the row.
    private static final String WHERE = "<a class='at-session-where' router-link href=${item.thread}"
            + " @keydown=${event => event.key === 'Enter' && event.stopPropagation()}>${item.contact}</a>";

    private static final String OUTCOME = "<span class='at-badge at-badge-${item.shape} at-tone-${item.tone}'>"
            + "<span class='at-badge-mark' aria-hidden='true'></span><span>${item.outcome}</span></span>";

    private static final String WHEN =
            "<time class='at-time' datetime=${item.iso} title=${item.exact}>${item.ago}</time>";

    private static final String COST = "<span title=${item.from}>${item.cost}</span>";

    private static final String SCORE =
            "<span class='at-stars' role='img' aria-label=${item.said} ?hidden=${!item.stars}>${item.stars}</span>";

    private final Formats formats = Formats.current();
    private final Map<SessionOrder, Column<SessionRow>> sorted = new EnumMap<>(SessionOrder.class);
    private final Clock clock;
    private final Address current;

    SessionGrid(
            AiSessionService sessions,
            Clock clock,
            boolean readsConversations,
            Consumer<KeysetOrder<SessionOrder>> turned,
            Runnable clearFilters) {
        this(sessions, clock, readsConversations, new Address(), turned, clearFilters);
    }

    private SessionGrid(
            AiSessionService sessions,
            Clock clock,
            boolean readsConversations,
            Address current,
            Consumer<KeysetOrder<SessionOrder>> turned,
            Runnable clearFilters) {
        super(
                SessionAddress.NEWEST,
                (order, after, limit) ->
                        sessions.list(current.value.filter(Formats.current().zone()), order, after, limit));
        this.clock = clock;
        this.current = current;
        addClassName("at-sessions-list");
        setAriaLabel(getTranslation("aisessions.title"));
        addColumns(readsConversations);
        sorted.forEach((key, column) -> sortBy(column, key));
        addSortListener(sort -> {
            if (sort.isFromClient()) {
                turned.accept(chosenOrder());
            }
        });
        setOpener(row -> UI.getCurrent().navigate(SessionAddress.of(row.id())));
        setEmptyState(() -> current.value.narrowsNothing() ? empty() : nothingFound(clearFilters));
    }

    void show(SessionAddress wanted) {
        current.value = wanted;
        if (!chosenOrder().equals(wanted.order())) {
            sort(List.of(new GridSortOrder<>(
                    Objects.requireNonNull(sorted.get(wanted.order().by())),
                    wanted.order().descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
        }
        reload();
    }

    private void addColumns(boolean readsConversations) {
        addLinkColumn(NAME, row -> SessionAddress.of(row.id()), this::sentence, this::named)
                .setHeader(getTranslation("aisessions.column.model"))
                .setWidth("9.5rem")
                .setFlexGrow(1);
        var agent = addColumn(SessionRow::agentName)
                .setHeader(getTranslation("aisessions.column.agent"))
                .setTooltipGenerator(SessionRow::agentName)
                .setWidth("7.5rem")
                .setFlexGrow(1);
        var where = (readsConversations ? addColumn(where()) : addColumn(SessionRow::contact))
                .setHeader(getTranslation("aisessions.column.conversation"))
                .setWidth("7.5rem")
                .setFlexGrow(1);
        var turns = number("turns", "4.5rem", row -> formats.number(row.turns()));
        var tokens = number("tokens", "9rem", this::tokens).setTooltipGenerator(this::tokensInWords);
        var cost = addColumn(LitRenderer.<SessionRow>of(COST)
                        .withProperty("cost", this::cost)
                        .withProperty("from", this::costFrom))
                .setHeader(getTranslation("aisessions.column.cost"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6.5rem")
                .setFlexGrow(0);
        var latency = number("latency", "6rem", row -> SessionText.duration(formats, row.latencyMs()));
        addColumn(LitRenderer.<SessionRow>of(OUTCOME)
                        .withProperty("shape", row -> word(SessionText.shape(row.outcome())))
                        .withProperty("tone", row -> word(SessionText.tone(row.outcome())))
                        .withProperty("outcome", this::outcome))
                .setHeader(getTranslation("aisessions.column.outcome"))
                .setWidth("7.5rem")
                .setFlexGrow(0);
        var score = addColumn(LitRenderer.<SessionRow>of(SCORE)
                        .withProperty("stars", row -> row.score() == null ? "" : SessionText.stars(row.score()))
                        .withProperty("said", this::score))
                .setHeader(getTranslation("aisessions.column.score"))
                .setWidth("6.5rem")
                .setFlexGrow(0);
        var started = addColumn(LitRenderer.<SessionRow>of(WHEN)
                        .withProperty("iso", row -> row.startedAt().toString())
                        .withProperty("exact", row -> formats.exact(row.startedAt()))
                        .withProperty("ago", this::when))
                .setHeader(getTranslation("aisessions.column.started"))
                .setWidth("7rem")
                .setFlexGrow(0);
        showFrom(PHONE, where, started);
        showFrom(TABLET, agent, tokens, latency);
        showFrom(DESK, turns, cost, score);
        sorted.putAll(
                Map.of(SessionOrder.STARTED, started, SessionOrder.TOKENS, tokens, SessionOrder.LATENCY, latency));
    }

    private Column<SessionRow> number(String name, String width, ValueProvider<SessionRow, String> value) {
        return addColumn(value)
                .setHeader(getTranslation("aisessions.column." + name))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth(width)
                .setFlexGrow(0);
    }

    private LitRenderer<SessionRow> named(LitRenderer<SessionRow> link) {
        return link.withProperty("model", SessionRow::model)
                .withProperty(
                        "errors", row -> row.errors() == 0 ? "" : getTranslation("aisessions.errors", row.errors()))
                .withProperty("under", row -> row.contact() + " \u00b7 " + row.agentName() + " \u00b7 " + when(row));
    }

    private static LitRenderer<SessionRow> where() {
        return LitRenderer.<SessionRow>of(WHERE)
                .withProperty("contact", SessionRow::contact)
                .withProperty(
                        "thread", row -> "conversations/" + row.conversation().value());
    }

    private KeysetOrder<SessionOrder> chosenOrder() {
        return getSortOrder().stream()
                .findFirst()
                .map(sort -> new KeysetOrder<>(key(sort.getSorted()), sort.getDirection() == SortDirection.DESCENDING))
                .orElse(SessionAddress.NEWEST);
    }

    private SessionOrder key(Column<SessionRow> column) {
        return sorted.entrySet().stream()
                .filter(entry -> entry.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private String tokens(SessionRow row) {
        return getTranslation(
                "aisessions.tokens.cell",
                formats.number(row.tokensIn()),
                formats.number(row.tokensCached()),
                formats.number(row.tokensOut()));
    }

    private String tokensInWords(SessionRow row) {
        return getTranslation(
                "aisessions.tokens.line",
                formats.number(row.tokensIn()),
                formats.number(row.tokensCached()),
                formats.number(row.tokensOut()));
    }

    private String cost(SessionRow row) {
        return row.cost() == null
                ? getTranslation("aisessions.cost.none.short")
                : SessionText.money(formats, row.cost());
    }

    private String costFrom(SessionRow row) {
        return getTranslation(
                row.cost() == null
                        ? "aisessions.cost.none"
                        : row.cost().computed() ? "aisessions.cost.computed" : "aisessions.cost.reported");
    }

    private String outcome(SessionRow row) {
        return getTranslation(SessionText.key(row.outcome()));
    }

    private String score(SessionRow row) {
        return row.score() == null ? "" : getTranslation("aisessions.score.of", row.score());
    }

    private String when(SessionRow row) {
        return formats.relative(row.startedAt(), clock.instant());
    }

    private String sentence(SessionRow row) {
        return getTranslation(
                "aisessions.row",
                row.model(),
                row.agentName(),
                row.contact(),
                outcome(row),
                row.turns(),
                row.cost() == null ? getTranslation("aisessions.cost.none") : cost(row),
                when(row),
                row.errors());
    }

    private EmptyState empty() {
        return new EmptyState(
                VaadinIcon.AUTOMATION,
                getTranslation("aisessions.empty.title"),
                getTranslation("aisessions.empty.line"));
    }

    private EmptyState nothingFound(Runnable clearFilters) {
        return new EmptyState(
                VaadinIcon.SEARCH,
                getTranslation("aisessions.none.title"),
                getTranslation("aisessions.none.line"),
                new Button(getTranslation("aisessions.filter.clear"), click -> clearFilters.run()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What the source of the rows reads, since it exists before the grid does. */
    private static final class Address implements Serializable {
        private transient SessionAddress value = SessionAddress.ALL;
    }
}
