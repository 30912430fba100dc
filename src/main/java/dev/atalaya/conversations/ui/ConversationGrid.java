package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.ListSettings;
import dev.atalaya.conversations.ConversationOrder;
import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationRow;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.MessageType;
import dev.atalaya.shared.ConversationId;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conversations that the address asks for: a line each where there is room, else a card of two lines. */
class ConversationGrid extends KeysetGrid<ConversationRow, ConversationOrder> {

    private static final Pattern MARKER = Pattern.compile(
            Stream.concat(Arrays.stream(MessageType.values()).map(MessageType::column), Stream.of("deleted"))
                    .collect(Collectors.joining("|", "\\[(", ")] ?(.*)")),
            Pattern.DOTALL);

    private static final String ROW = """
            <span class="at-badge at-badge-${item.shape} at-tone-${item.tone} at-conv-status">\
            <span class="at-badge-mark"></span><span class="at-conv-word">${item.status}</span></span>\
            <span class="at-conv-contact">${item.contact}</span>\
            <span class="at-conv-preview">${item.preview}</span>\
            <span class="at-conv-marks">\
            <span class="at-conv-mark at-conv-urgent" ?hidden=${!item.priority}>${item.priority}</span>\
            <span class="at-conv-mark at-conv-failed" ?hidden=${!item.failed}>${item.failed}</span>\
            <span class="at-conv-mark" ?hidden=${!item.unattended}>${item.unattended}</span>\
            ${(item.labels ?? []).map(label => html`<span class="at-label at-label-${label.colour}">${label.name}</span>`)}</span>\
            <span class="at-conv-agent">${item.agent}</span>\
            <span class="at-conv-count">${item.count}</span>\
            <time class="at-conv-time" title="${item.exact}">${item.when}</time>""";

    /** How many that came are counted. */
    static final int MOST_TOLD = 50;

    private final Formats formats = Formats.current();
    private final Map<ConversationId, ConversationRow> shown = new LastShown();
    private final ConversationService conversations;
    private final Clock clock;
    private final Address current;

    private ConversationAddress address = ConversationAddress.ALL;
    private @Nullable ConversationId opened;

    ConversationGrid(ConversationService conversations, ListSettings settings, Clock clock, Runnable clearFilters) {
        this(conversations, settings, clock, new Address(), clearFilters);
    }

    private ConversationGrid(
            ConversationService conversations,
            ListSettings settings,
            Clock clock,
            Address current,
            Runnable clearFilters) {
        super(ConversationAddress.NEWEST, (order, after, limit) -> {
            var rows = conversations.list(
                    current.value.filter(Formats.current().zone()), current.value.order(), after, limit);
            if (after == null) {
                current.first = rows;
            }
            return rows;
        });
        this.conversations = conversations;
        this.clock = clock;
        this.current = current;
        addClassName("at-conv-list");
        setAriaLabel(getTranslation("conversations.title"));
        addLinkColumn(ROW, row -> address.path(row.id()), this::sentence, this::properties)
                .setPartNameGenerator(row -> row.id().equals(opened) ? "opened" : null);
        setOpener(row -> UI.getCurrent()
                .navigate(ConversationAddress.PATH + "/" + row.id().value(), address.query()));
        Stream.of("preview", "agent", "count")
                .forEach(part -> setOptional(part, getTranslation("conversations.column." + part)));
        remember(settings, ConversationAddress.PATH);
        setEmptyState(() -> address.isEmpty() ? empty() : nothingFound(clearFilters));
    }

    void show(ConversationAddress wanted) {
        address = wanted;
        current.value = wanted;
        reload();
    }

    /** How many conversations came to the start of the list since it was read, a page of them at most; it stays as it is. */
    int arrived() {
        var before =
                current.first.stream().collect(Collectors.toMap(ConversationRow::id, ConversationRow::lastMessageAt));
        var now = conversations.list(address.filter(formats.zone()), address.order(), null, MOST_TOLD);
        var last = now.size();
        while (last > 0 && !before.isEmpty() && !isAsBefore(before, now.get(last - 1))) {
            last--;
        }
        // What stands behind all that was there moved up, since something else left.
        return (int) now.subList(0, last == 0 ? now.size() : last).stream()
                .filter(row -> !isAsBefore(before, row))
                .count();
    }

    private static boolean isAsBefore(Map<ConversationId, Instant> before, ConversationRow row) {
        return row.lastMessageAt().equals(before.get(row.id()));
    }

    /** Marks the conversation that is open beside the list. */
    void mark(ConversationId id) {
        var before = opened == null ? null : shown.get(opened);
        opened = id;
        if (before != null) {
            getDataProvider().refreshItem(before);
        }
        var now = shown.get(id);
        if (now != null) {
            getDataProvider().refreshItem(now);
        }
    }

    private LitRenderer<ConversationRow> properties(LitRenderer<ConversationRow> row) {
        return row.withProperty("shape", item -> word(ConversationBadges.shape(item.status())))
                .withProperty("tone", item -> word(ConversationBadges.tone(item.status())))
                .withProperty("status", item -> getTranslation(ConversationBadges.key(item.status())))
                .withProperty("contact", this::contact)
                .withProperty("preview", this::preview)
                .withProperty("unattended", item -> item.unattended() ? getTranslation("conversations.unattended") : "")
                .withProperty("failed", item -> item.failed() ? getTranslation("conversations.row.failed") : "")
                .withProperty("priority", this::priority)
                .withProperty("labels", ConversationRow::labels)
                .withProperty("agent", this::whose)
                .withProperty("count", item -> formats.number(item.messageCount()))
                .withProperty("exact", item -> formats.exact(item.lastMessageAt()))
                .withProperty("when", this::when);
    }

    private String contact(ConversationRow row) {
        return row.isErased() ? getTranslation("contacts.erased.name") : row.contact();
    }

    private String sentence(ConversationRow row) {
        shown.put(row.id(), row);
        return getTranslation(
                row.unattended() ? "conversations.row.unattended" : "conversations.row.sentence",
                contact(row),
                row.agentName(),
                getTranslation(ConversationBadges.key(row.status())),
                when(row),
                row.messageCount(),
                preview(row));
    }

    /** Normal and low ones need no mark. */
    private String priority(ConversationRow row) {
        return row.priority().compareTo(ConversationPriority.NORMAL) > 0
                ? getTranslation("conversations.priority." + row.priority().column())
                : "";
    }

    private String whose(ConversationRow row) {
        return row.assignee() == null ? row.agentName() : row.agentName() + " · " + row.assignee();
    }

    /** A message without words is kept as its type in brackets, which the reader's language replaces. */
    private String preview(ConversationRow row) {
        var marker = MARKER.matcher(row.preview());
        return marker.matches()
                ? (getTranslation("conversations.type." + marker.group(1)) + " " + marker.group(2)).strip()
                : row.preview();
    }

    private String when(ConversationRow row) {
        return formats.relative(row.lastMessageAt(), clock.instant());
    }

    private EmptyState empty() {
        return new EmptyState(
                VaadinIcon.COMMENTS_O,
                getTranslation("conversations.empty.title"),
                getTranslation("conversations.empty.line"));
    }

    private EmptyState nothingFound(Runnable clearFilters) {
        return new EmptyState(
                VaadinIcon.SEARCH,
                getTranslation("conversations.none.title"),
                getTranslation("conversations.none.line"),
                new Button(getTranslation("conversations.filter.clear"), click -> clearFilters.run()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What the source of the rows reads, since it exists before the grid does. */
    private static final class Address implements Serializable {
        private transient ConversationAddress value = ConversationAddress.ALL;
        private transient List<ConversationRow> first = List.of();
    }

    private static final class LastShown extends LinkedHashMap<ConversationId, ConversationRow> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationId, ConversationRow> eldest) {
            return size() > 500;
        }
    }
}
