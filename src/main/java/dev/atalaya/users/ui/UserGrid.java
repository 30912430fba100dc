package dev.atalaya.users.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Formats;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.ListSettings;
import dev.atalaya.users.UserOrder;
import dev.atalaya.users.UserRow;
import dev.atalaya.users.UserService;
import java.io.Serializable;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;

/** The users that the address asks for; on a phone only who they are and where they stand. */
class UserGrid extends KeysetGrid<UserRow, UserOrder> {

    /** Below these widths, in pixels, columns are left out. */
    private static final int TABLET = 700;

    private static final int DESK = 1000;

    private static final String WHO = "<span class='at-user-cell'><span class='at-user-title'>${item.name}</span>"
            + "<span class='at-secondary at-user-under'>${item.under}</span></span>";

    private static final String STATUS = "<span class='at-badge at-badge-${item.shape} at-tone-${item.tone}'>"
            + "<span class='at-badge-mark'></span><span>${item.status}</span></span>";

    private static final String LAST_LOGIN =
            "<time class='at-time' datetime=${item.iso} title=${item.exact}>${item.ago}</time>";

    private final Formats formats = Formats.current();
    private final Clock clock;
    private final Address current;

    UserGrid(
            UserService users,
            ListSettings settings,
            Clock clock,
            Consumer<KeysetOrder<UserOrder>> turned,
            Runnable clearFilters) {
        this(users, settings, clock, new Address(), turned, clearFilters);
    }

    private UserGrid(
            UserService users,
            ListSettings settings,
            Clock clock,
            Address current,
            Consumer<KeysetOrder<UserOrder>> turned,
            Runnable clearFilters) {
        super(UserAddress.BY_NAME, (order, after, limit) -> users.list(current.value.filter(), order, after, limit));
        this.clock = clock;
        this.current = current;
        addClassName("at-users-list");
        setAriaLabel(getTranslation("users.title"));
        var name = addLinkColumn(WHO, UserGrid::path, this::sentence, UserGrid::who)
                .setHeader(getTranslation("users.column.name"))
                .setFlexGrow(2);
        var email = addColumn(UserGrid::email)
                .setHeader(getTranslation("users.column.email"))
                .setFlexGrow(2);
        var status = addColumn(status())
                .setHeader(getTranslation("users.column.status"))
                .setWidth("8.5rem")
                .setFlexGrow(0);
        var roles = addColumn(UserGrid::roles)
                .setHeader(getTranslation("users.column.roles"))
                .setTooltipGenerator(UserGrid::roles)
                .setFlexGrow(2);
        var agents = addColumn(this::agents)
                .setHeader(getTranslation("users.column.agents"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("7rem")
                .setFlexGrow(0);
        var lastLogin = addColumn(lastLogin())
                .setHeader(getTranslation("users.column.last_login"))
                .setWidth("13rem")
                .setFlexGrow(0);
        showFrom(TABLET, email, lastLogin);
        showFrom(DESK, roles, agents);
        sortBy(name, UserOrder.NAME);
        sortBy(email, UserOrder.EMAIL);
        sortBy(lastLogin, UserOrder.LAST_LOGIN);
        setOptional("email", email);
        setOptional("status", status);
        setOptional("roles", roles);
        setOptional("agents", agents);
        setOptional("last_login", lastLogin);
        remember(settings, UserAddress.PATH);
        addSortListener(sort -> {
            if (sort.isFromClient()) {
                turned.accept(order());
            }
        });
        setOpener(row -> UI.getCurrent().navigate(path(row)));
        setEmptyState(() -> current.value.narrowsNothing() ? empty() : nothingFound(clearFilters));
    }

    void show(UserAddress wanted) {
        if (!wanted.filter().equals(current.value.filter())) {
            // Nothing is done to people who are no longer in sight.
            deselectAll();
        }
        current.value = wanted;
        setOrder(wanted.order());
        reload();
    }

    private static LitRenderer<UserRow> who(LitRenderer<UserRow> link) {
        return link.withProperty("name", UserRow::displayName).withProperty("under", UserGrid::email);
    }

    private LitRenderer<UserRow> status() {
        return LitRenderer.<UserRow>of(STATUS)
                .withProperty("shape", row -> word(UserBadges.shape(row.status())))
                .withProperty("tone", row -> word(UserBadges.tone(row.status())))
                .withProperty("status", row -> getTranslation(UserBadges.key(row.status())));
    }

    private LitRenderer<UserRow> lastLogin() {
        return LitRenderer.<UserRow>of(LAST_LOGIN)
                .withProperty(
                        "iso",
                        row -> row.lastLoginAt() == null
                                ? ""
                                : row.lastLoginAt().toString())
                .withProperty("exact", row -> row.lastLoginAt() == null ? "" : formats.exact(row.lastLoginAt()))
                .withProperty("ago", this::ago);
    }

    private String ago(UserRow row) {
        return row.lastLoginAt() == null
                ? getTranslation("users.never")
                : formats.relative(row.lastLoginAt(), clock.instant());
    }

    private String agents(UserRow row) {
        return row.allAgents() ? getTranslation("users.agents.all") : formats.number(row.agents());
    }

    private String sentence(UserRow row) {
        return getTranslation(
                "users.row.sentence",
                row.displayName(),
                email(row),
                getTranslation(UserBadges.key(row.status())),
                row.roles().isEmpty() ? getTranslation("users.roles.none") : roles(row),
                row.allAgents() ? getTranslation("users.agents.all") : row.agents(),
                ago(row));
    }

    private static String email(UserRow row) {
        return row.email() == null ? "" : row.email();
    }

    private static String roles(UserRow row) {
        return String.join(", ", row.roles());
    }

    private static String path(UserRow row) {
        return UserAddress.PATH + "/" + row.id().value();
    }

    private EmptyState empty() {
        return new EmptyState(
                VaadinIcon.USERS, getTranslation("users.empty.title"), getTranslation("users.empty.line"));
    }

    private EmptyState nothingFound(Runnable clearFilters) {
        return new EmptyState(
                VaadinIcon.SEARCH,
                getTranslation("users.none.title"),
                getTranslation("users.none.line"),
                new Button(getTranslation("users.filter.clear"), click -> clearFilters.run()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What the source of the rows reads, since it exists before the grid does. */
    private static final class Address implements Serializable {
        private transient UserAddress value = UserAddress.ALL;
    }
}
