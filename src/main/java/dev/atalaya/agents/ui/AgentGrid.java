package dev.atalaya.agents.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.atalaya.agents.AgentOrder;
import dev.atalaya.agents.AgentRow;
import dev.atalaya.agents.AgentService;
import dev.atalaya.agents.PhoneNumber;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.KeysetSource;
import dev.atalaya.components.ListSettings;
import java.time.Clock;
import java.util.Locale;

/** The agents by name, with number, kind, status, language and, in scope, how much they are used. */
class AgentGrid extends KeysetGrid<AgentRow, AgentOrder> {

    static final KeysetOrder<AgentOrder> USUAL = new KeysetOrder<>(AgentOrder.NAME, false);

    private static final String NAME = "<span class='at-agent-cell'><span class='at-agent-name'>${item.name}</span>"
            + "<span class='at-secondary at-mono'>${item.slug}</span>"
            + "<span class='at-secondary at-agent-under'>${item.under}</span></span>";

    private static final String STATUS = "<span class='at-badge at-badge-${item.shape} at-tone-${item.tone}'>"
            + "<span class='at-badge-mark' aria-hidden='true'></span><span>${item.status}</span></span>";

    private static final String LAST = "<time class='at-time' title=${item.exact}>${item.ago}</time>";

    private static final int PHONE = 900;
    private static final int TABLET = 1_000;
    private static final int DESK = 1_400;

    private final Formats formats = Formats.current();
    private final Clock clock;

    AgentGrid(KeysetSource<AgentRow, AgentOrder> source, ListSettings settings, Clock clock) {
        super(USUAL, source);
        this.clock = clock;
        addClassName("at-agents-list");
        setAriaLabel(getTranslation("agents.title"));
        var name = addLinkColumn(
                        NAME,
                        row -> AgentAddress.of(row.id()),
                        this::sentence,
                        link -> link.withProperty("name", AgentRow::name)
                                .withProperty("slug", AgentRow::slug)
                                .withProperty("under", this::phone))
                .setHeader(getTranslation("agents.name"))
                .setWidth("10rem")
                .setFlexGrow(1);
        var status = addColumn(LitRenderer.<AgentRow>of(STATUS)
                        .withProperty("shape", row -> word(AgentText.shape(row.status())))
                        .withProperty("tone", row -> word(AgentText.tone(row.status())))
                        .withProperty("status", this::status))
                .setHeader(getTranslation("agents.status"))
                .setWidth("8rem")
                .setFlexGrow(0);
        var phone = addColumn(this::phone)
                .setHeader(getTranslation("agents.phone"))
                .setWidth("11rem")
                .setFlexGrow(0);
        var kind = addColumn(row -> getTranslation(AgentText.key(row.kind())))
                .setHeader(getTranslation("agents.kind"))
                .setWidth("8.5rem")
                .setFlexGrow(0);
        var language = addColumn(row -> AgentText.language(row.language(), getLocale()))
                .setHeader(getTranslation("agents.language"))
                .setWidth("7rem")
                .setFlexGrow(0);
        var conversations = addColumn(this::conversations)
                .setHeader(getTranslation("agents.conversations"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("9rem")
                .setFlexGrow(0);
        var last = addColumn(LitRenderer.<AgentRow>of(LAST)
                        .withProperty(
                                "exact", row -> row.lastMessageAt() == null ? "" : formats.exact(row.lastMessageAt()))
                        .withProperty("ago", this::last))
                .setHeader(getTranslation("agents.last"))
                .setWidth("9rem")
                .setFlexGrow(0);
        showFrom(PHONE, phone);
        showFrom(TABLET, kind, conversations, last);
        showFrom(DESK, language);
        sortBy(name, AgentOrder.NAME);
        setOptional("status", status);
        setOptional("phone", phone);
        setOptional("kind", kind);
        setOptional("language", language);
        setOptional("conversations", conversations);
        setOptional("last", last);
        remember(settings, AgentAddress.PATH);
        setOpener(row -> UI.getCurrent().navigate(AgentAddress.of(row.id())));
    }

    private String status(AgentRow row) {
        return getTranslation(AgentText.key(row.status()));
    }

    private String phone(AgentRow row) {
        return row.phone() == null ? getTranslation("agents.phone.unknown") : PhoneNumber.format(row.phone());
    }

    private String conversations(AgentRow row) {
        if (!row.inScope()) {
            return getTranslation("agents.unseen");
        }
        return row.conversations() >= AgentService.MANY_IN_LIST
                ? formats.number(AgentService.MANY_IN_LIST - 1L) + "+"
                : formats.number(row.conversations());
    }

    private String last(AgentRow row) {
        return row.lastMessageAt() == null ? "" : formats.relative(row.lastMessageAt(), clock.instant());
    }

    private String sentence(AgentRow row) {
        return getTranslation(
                "agents.row",
                row.name(),
                getTranslation(AgentText.key(row.kind())),
                status(row),
                phone(row),
                row.inScope()
                        ? getTranslation("agents.row.conversations", conversations(row))
                        : getTranslation("agents.row.unseen"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
