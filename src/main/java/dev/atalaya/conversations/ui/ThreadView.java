package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePickerVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.components.Formats;
import dev.atalaya.components.ListSettings;
import dev.atalaya.conversations.ConversationDetails;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.OpenedConversation;
import dev.atalaya.conversations.work.ui.Timeline;
import dev.atalaya.conversations.work.ui.WorkPanel;
import dev.atalaya.conversations.work.ui.WorkTools;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.ConversationId;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Route(ConversationAddress.PATH + "/:id")
@RolesAllowed(Permissions.CONVERSATIONS_READ)
class ThreadView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String TAB = "tab";
    private static final String EVERYTHING = "everything";
    private static final String DATE = "date";

    private static final int PIXELS_FOR_THREE_PANES = 1_200;

    private final ConversationService conversations;
    private final AiSessionService aiSessions;
    private final WorkTools tools;
    private final Clock clock;
    private final boolean readsAiSessions;

    private final ConversationGrid list;
    private final Section middle = new Section();
    private final ConversationPanel panel;

    private @Nullable ConversationAddress address;
    private @Nullable ConversationDetails opened;

    private ThreadLoader loader;
    private @Nullable LocalDate date;
    private boolean everything;

    ThreadView(
            ConversationService conversations,
            AiSessionService aiSessions,
            ListSettings settings,
            WorkTools tools,
            CurrentUser user,
            Clock clock) {
        this.conversations = conversations;
        this.aiSessions = aiSessions;
        this.tools = tools;
        this.clock = clock;
        readsAiSessions = user.may(Permissions.AI_SESSIONS_READ);
        list = new ConversationGrid(conversations, settings, clock, () -> {});
        panel = new ConversationPanel(clock, new WorkPanel(tools, this::showHeader));
        loader = newLoader();
        addClassName("at-conversation");
        middle.addClassName("at-conversation-thread");
        if (hasRoomForTheList()) {
            var side = new Div(list);
            side.addClassNames("at-conv-pane", "at-conversation-list");
            add(side);
        }
        add(middle, panel);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        var message = query.getSingleParameter("message").flatMap(ThreadView::number);
        date = message.isPresent() ? null : ConversationAddress.day(query, DATE);
        var found = event.getRouteParameters()
                .get("id")
                .flatMap(ThreadView::number)
                .map(ConversationId::new)
                .flatMap(id -> open(id, message.orElse(null), date))
                .orElseThrow(() -> new NotFoundException("No such conversation"));
        var wanted = ConversationAddress.of(query);
        if (!wanted.equals(address)) {
            address = wanted;
            list.show(wanted);
        }
        everything = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(TAB)
                .filter(EVERYTHING::equals)
                .isPresent();
        show(found, wanted);
        message.ifPresent(loader::arriveAt);
        if (date != null) {
            loader.arriveAt(date);
        }
    }

    /** Reads again how the conversation stands; messages that are shown and what is being typed stay. */
    void refresh() {
        panel.refresh();
        showHeader();
    }

    @Override
    public String getPageTitle() {
        return opened == null ? getTranslation("conversations.title") : opened.contact();
    }

    private void show(OpenedConversation found, ConversationAddress from) {
        opened = found.details();
        loader = newLoader();
        var activity = loader.show(found);
        middle.removeAll();
        middle.add(
                header(found.details(), from),
                everything ? new Timeline(tools, found.details().id()) : loader.thread());
        panel.show(found.details(), activity.sessions());
        list.mark(found.details().id());
    }

    private void showHeader() {
        var shown = opened;
        var from = address;
        if (shown == null || from == null) {
            return;
        }
        conversations.open(shown.id()).ifPresent(found -> {
            opened = found.details();
            middle.replace(middle.getComponentAt(0), header(found.details(), from));
            if (everything) {
                middle.replace(middle.getComponentAt(1), new Timeline(tools, shown.id()));
            }
        });
    }

    private Nav views(ConversationDetails details, ConversationAddress from) {
        var path = from.path(details.id());
        var views = new Nav(
                view("conversations.thread", path, !everything),
                view("work.timeline", path + (path.contains("?") ? "&" : "?") + TAB + "=" + EVERYTHING, everything));
        if (!everything) {
            views.add(dates(details, from));
        }
        views.addClassName("at-thread-views");
        views.getElement().setAttribute("aria-label", getTranslation("work.timeline.views"));
        return views;
    }

    /** Leads to the first message since a day. */
    private DatePicker dates(ConversationDetails details, ConversationAddress from) {
        var zone = Formats.current().zone();
        var dates = new DatePicker();
        dates.setAriaLabel(getTranslation("conversations.date"));
        dates.setPlaceholder(getTranslation("conversations.date"));
        dates.setMin(LocalDate.ofInstant(details.createdAt(), zone));
        dates.setMax(LocalDate.ofInstant(details.lastMessageAt(), zone));
        dates.setInitialPosition(dates.getMax());
        dates.setValue(date);
        dates.addThemeVariants(DatePickerVariant.SMALL);
        dates.addClassName("at-thread-date");
        dates.addValueChangeListener(change -> {
            if (!dates.isInvalid()) {
                var query = change.getValue() == null
                        ? from.query()
                        : from.query().merging(DATE, change.getValue().toString());
                getUI().ifPresent(ui -> ui.navigate(
                        ConversationAddress.PATH + "/" + details.id().value(), query));
            }
        });
        return dates;
    }

    private Anchor view(String key, String path, boolean current) {
        var link = new Anchor(path, getTranslation(key));
        link.getElement().setAttribute("router-link", true);
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    private Header header(ConversationDetails details, ConversationAddress from) {
        var back = new Anchor(from.path(), VaadinIcon.ARROW_LEFT.create());
        back.setAriaLabel(getTranslation("conversations.back"));
        back.setTitle(getTranslation("conversations.back"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("at-back");
        var badges = new Div(ConversationBadges.status(this, details.status()));
        badges.addClassName("at-badges");
        if (details.unattended()) {
            badges.add(ConversationBadges.unattended(this));
        }
        badges.add(ConversationBadges.window(this, details, clock.instant()));
        var facts = new Button(VaadinIcon.INFO_CIRCLE_O.create(), click -> togglePanel());
        facts.addThemeVariants(ButtonVariant.TERTIARY);
        facts.setAriaLabel(getTranslation("conversations.details"));
        facts.addClassName("at-facts");
        var header = new Header(back, new H1(details.contact()), views(details, from), badges, facts);
        header.addClassName("at-thread-header");
        return header;
    }

    private ThreadLoader newLoader() {
        return new ThreadLoader(conversations, aiSessions, readsAiSessions);
    }

    private Optional<OpenedConversation> open(ConversationId id, @Nullable Long message, @Nullable LocalDate day) {
        if (message != null) {
            return conversations.openAt(id, message);
        }
        return day == null
                ? conversations.open(id)
                : conversations.openSince(
                        id, day.atStartOfDay(Formats.current().zone()).toInstant());
    }

    private void togglePanel() {
        panel.setClassName("at-panel-open", !panel.hasClassName("at-panel-open"));
    }

    private boolean hasRoomForTheList() {
        return Optional.ofNullable(UI.getCurrent())
                .map(ui -> ui.getPage().getExtendedClientDetails())
                .map(details -> details.getWindowInnerWidth() >= PIXELS_FOR_THREE_PANES)
                .orElse(false);
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
