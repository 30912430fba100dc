package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.AttachEvent;
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
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.Formats;
import dev.atalaya.components.LiveLook;
import dev.atalaya.components.LookAgain;
import dev.atalaya.components.PaneHandle;
import dev.atalaya.conversations.ConversationDetails;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.OpenedConversation;
import dev.atalaya.conversations.contacts.ui.ContactTools;
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

    private static final int PIXELS_FOR_THREE_PANES = 1_280;

    private final ConversationService conversations;
    private final AiSessionService aiSessions;
    private final InboxTools inboxTools;
    private final WorkTools tools;
    private final Clock clock;
    private final boolean readsAiSessions;

    private final Section middle = new Section();
    private final Div badges = new Div();
    private final ConversationPanel panel;

    private LookAgain again = new LookAgain();
    private @Nullable Inbox inbox;

    private @Nullable ConversationAddress address;
    private @Nullable ConversationDetails opened;

    private ThreadLoader loader;
    private NewMessages newMessages;
    private @Nullable LocalDate date;
    private boolean everything;

    ThreadView(AiSessionService aiSessions, InboxTools inboxTools, ContactTools contacts, CurrentUser user) {
        this.aiSessions = aiSessions;
        this.inboxTools = inboxTools;
        conversations = inboxTools.conversations();
        tools = inboxTools.work();
        clock = tools.clock();
        readsAiSessions = user.may(Permissions.AI_SESSIONS_READ);
        panel = new ConversationPanel(clock, new WorkPanel(tools, this::showHeader), contacts);
        loader = newLoader();
        newMessages = new NewMessages(loader.thread());
        addClassName("at-conversation");
        middle.addClassName("at-conversation-thread");
        badges.addClassName("at-badges");
        add(
                middle,
                new PaneHandle(
                        "detail", getTranslation("conversations.pane.detail"), panel, PaneHandle.Side.AFTER, 240, 560),
                panel);
        LiveLook.start(this, this::look);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        var page = attach.getUI().getPage();
        putListBeside(page.getExtendedClientDetails().getWindowInnerWidth());
        var resizing = page.addBrowserWindowResizeListener(resize -> putListBeside(resize.getWidth()));
        addDetachListener(detach -> {
            detach.unregisterListener();
            resizing.remove();
        });
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
        var others = !wanted.equals(address);
        address = wanted;
        if (others && inbox != null) {
            inbox.show(wanted);
        }
        var stream = query.getSingleParameter(TAB).filter(EVERYTHING::equals).isPresent();
        if (others
                && message.isEmpty()
                && date == null
                && stream == everything
                && isOpen(found.details().id())) {
            middle.replace(middle.getComponentAt(0), header(found.details(), wanted));
            return;
        }
        everything = stream;
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
        return opened == null ? getTranslation("conversations.title") : called(opened);
    }

    private void show(OpenedConversation found, ConversationAddress from) {
        opened = found.details();
        loader = newLoader();
        newMessages = new NewMessages(loader.thread());
        again = new LookAgain();
        var activity = loader.show(found);
        middle.removeAll();
        middle.add(
                header(found.details(), from),
                everything ? new Timeline(tools, found.details().id()) : loader.thread(),
                newMessages);
        panel.show(found.details(), activity.sessions());
        if (inbox != null) {
            inbox.mark(found.details().id());
        }
    }

    private void showHeader() {
        var shown = opened;
        if (shown == null) {
            return;
        }
        conversations.since(shown.id(), loader.thread().newest()).ifPresent(found -> {
            opened = found.details();
            showBadges(found.details());
            if (everything) {
                middle.replace(middle.getComponentAt(1), new Timeline(tools, shown.id()));
            }
        });
    }

    private void look() {
        if (opened != null && again.isTime(hints(), clock.instant())) {
            conversations.since(opened.id(), loader.thread().newest()).ifPresentOrElse(this::catchUp, this::goDark);
        }
        if (opened != null && inbox != null) {
            inbox.look();
        }
    }

    /** What changed comes to the page; what is read, typed or focused there stays. */
    private void catchUp(OpenedConversation now) {
        var came = now.messages();
        if (loader.follow(came) && !everything) {
            newMessages.came(came.size());
        }
        if (!now.details().equals(opened)) {
            opened = now.details();
            showBadges(now.details());
        }
        panel.look();
    }

    /** The reader may see it no longer. */
    private void goDark() {
        opened = null;
        inbox = null;
        removeAll();
        LiveLook.stop(this);
        add(new EmptyState(
                        VaadinIcon.MAP_MARKER,
                        getTranslation("conversations.dark.title"),
                        getTranslation("conversations.dark.text"))
                .forPage());
    }

    private long hints() {
        return opened == null ? 0 : inboxTools.hints().of(opened.agent(), opened.id());
    }

    private Nav views(ConversationDetails details, ConversationAddress from) {
        var path = from.path(details.id());
        var views = new Nav(
                view("conversations.thread", path, !everything), view("work.timeline", tab(path, true), everything));
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
        showBadges(details);
        var facts = new Button(VaadinIcon.INFO_CIRCLE_O.create(), click -> togglePanel());
        facts.addThemeVariants(ButtonVariant.TERTIARY);
        facts.setAriaLabel(getTranslation("conversations.details"));
        facts.addClassName("at-facts");
        var transcript = new Anchor(
                ConversationAddress.PATH + "/" + details.id().value() + "/transcript", VaadinIcon.PRINT.create());
        transcript.setAriaLabel(getTranslation("conversations.transcript"));
        transcript.setTitle(getTranslation("conversations.transcript"));
        transcript.getElement().setAttribute("router-link", true);
        transcript.addClassName("at-transcript-link");
        var header = new Header(
                back,
                new H1(called(details)),
                new Steps(conversations, from, details),
                transcript,
                facts,
                views(details, from),
                badges);
        header.addClassName("at-thread-header");
        return header;
    }

    private String called(ConversationDetails details) {
        return details.isErased() ? getTranslation("contacts.erased.name") : details.contact();
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

    private void showBadges(ConversationDetails details) {
        badges.removeAll();
        badges.add(ConversationBadges.status(this, details.status()));
        if (details.unattended()) {
            badges.add(ConversationBadges.unattended(this));
        }
        badges.add(ConversationBadges.window(this, details, clock.instant()));
    }

    private void togglePanel() {
        panel.setClassName("at-panel-open", !panel.hasClassName("at-panel-open"));
    }

    /** Made where the window has room for it, and kept when the window is made narrower. */
    private void putListBeside(int pixels) {
        if (inbox != null || pixels < PIXELS_FOR_THREE_PANES) {
            return;
        }
        var list = new Inbox(inboxTools, this::list, this::pathBeside).besideAThread();
        list.addClassName("at-conversation-list");
        addComponentAsFirst(new PaneHandle(
                "list", getTranslation("conversations.pane.list"), list, PaneHandle.Side.BEFORE, 240, 640));
        addComponentAsFirst(list);
        inbox = list;
        if (address != null && opened != null) {
            list.show(address);
            list.mark(opened.id());
        }
    }

    /** Another list, beside the same thread. */
    private void list(ConversationAddress wanted) {
        if (opened != null) {
            var query = everything ? wanted.query().merging(TAB, EVERYTHING) : wanted.query();
            UI.getCurrent()
                    .navigate(ConversationAddress.PATH + "/" + opened.id().value(), query);
        }
    }

    private String pathBeside(ConversationAddress wanted) {
        return opened == null ? wanted.explicitPath() : tab(wanted.path(opened.id()), everything);
    }

    private static String tab(String path, boolean everything) {
        return everything ? path + (path.contains("?") ? "&" : "?") + TAB + "=" + EVERYTHING : path;
    }

    private boolean isOpen(ConversationId id) {
        return opened != null && opened.id().equals(id);
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
