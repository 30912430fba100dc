package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Route(ConversationAddress.PATH + "/:id")
@RolesAllowed(Permissions.CONVERSATIONS_READ)
class ThreadView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PIXELS_FOR_THREE_PANES = 1_280;

    private final ConversationService conversations;
    private final AiSessionService aiSessions;
    private final InboxTools inboxTools;
    private final WorkTools tools;
    private final Clock clock;
    private final boolean readsAiSessions;

    private final Section middle = new Section();
    private final ConversationPanel panel;

    private LookAgain again = new LookAgain();
    private @Nullable Inbox inbox;

    private @Nullable ConversationAddress address;
    private @Nullable ConversationDetails opened;

    private ThreadLoader loader;
    private NewMessages newMessages;
    private ThreadPlace place = ThreadPlace.NEWEST;
    private @Nullable ThreadHeader header;

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
        var there = ThreadPlace.of(query);
        var found = event.getRouteParameters()
                .get("id")
                .flatMap(ThreadPlace::number)
                .map(ConversationId::new)
                .flatMap(id -> open(id, there))
                .orElseThrow(() -> new NotFoundException("No such conversation"));
        var wanted = ConversationAddress.of(query);
        var others = !wanted.equals(address);
        address = wanted;
        if (others && inbox != null) {
            inbox.show(wanted);
        }
        var stays = others
                && !there.isPoint()
                && there.everything() == place.everything()
                && isOpen(found.details().id());
        place = there;
        if (stays) {
            middle.replace(header, headerOf(found.details(), wanted));
            return;
        }
        show(found, wanted);
        if (there.message() != null) {
            loader.arriveAt(there.message());
        } else if (there.date() != null) {
            loader.arriveAt(there.date());
        }
    }

    /** Reads again how the conversation stands; messages that are shown and what is being typed stay. */
    void refresh() {
        panel.refresh();
        showHeader();
    }

    @Override
    public String getPageTitle() {
        return opened == null ? getTranslation("conversations.title") : ThreadHeader.called(this, opened);
    }

    private void show(OpenedConversation found, ConversationAddress from) {
        opened = found.details();
        loader = newLoader();
        newMessages = new NewMessages(loader.thread());
        again = new LookAgain();
        var activity = loader.show(found);
        middle.removeAll();
        middle.add(
                headerOf(found.details(), from),
                place.everything() ? new Timeline(tools, found.details().id()) : loader.thread(),
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
            showState(found.details());
            if (place.everything()) {
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
        if (loader.follow(came) && !place.everything()) {
            newMessages.came(came.size());
        }
        if (!now.details().equals(opened)) {
            opened = now.details();
            showState(now.details());
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

    private ThreadLoader newLoader() {
        return new ThreadLoader(conversations, aiSessions, readsAiSessions);
    }

    private Optional<OpenedConversation> open(ConversationId id, ThreadPlace there) {
        if (there.message() != null) {
            return conversations.openAt(id, there.message());
        }
        return there.date() == null
                ? conversations.open(id)
                : conversations.openSince(
                        id, there.date().atStartOfDay(Formats.current().zone()).toInstant());
    }

    private ThreadHeader headerOf(ConversationDetails details, ConversationAddress from) {
        header = new ThreadHeader(details, from, place, conversations, clock, this::togglePanel);
        return header;
    }

    private void showState(ConversationDetails now) {
        if (header != null) {
            header.show(now);
        }
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
            UI.getCurrent()
                    .navigate(ConversationAddress.PATH + "/" + opened.id().value(), whole().on(wanted.query()));
        }
    }

    private String pathBeside(ConversationAddress wanted) {
        return opened == null ? wanted.explicitPath() : whole().on(wanted.path(opened.id()));
    }

    /** The thread or everything, without the point that the reader was led to. */
    private ThreadPlace whole() {
        return place.everything() ? ThreadPlace.EVERYTHING : ThreadPlace.NEWEST;
    }

    private boolean isOpen(ConversationId id) {
        return opened != null && opened.id().equals(id);
    }
}
