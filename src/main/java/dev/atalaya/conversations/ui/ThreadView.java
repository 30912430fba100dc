package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import dev.atalaya.aisessions.AnswerTrace;
import dev.atalaya.aisessions.ThreadActivity;
import dev.atalaya.components.ListSettings;
import dev.atalaya.components.Toast;
import dev.atalaya.conversations.ConversationDetails;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.MessageRow;
import dev.atalaya.conversations.OpenedConversation;
import dev.atalaya.conversations.work.ui.Timeline;
import dev.atalaya.conversations.work.ui.WorkPanel;
import dev.atalaya.conversations.work.ui.WorkTools;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.ConversationId;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Route(ConversationAddress.PATH + "/:id")
@RolesAllowed(Permissions.CONVERSATIONS_READ)
class ThreadView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    /** Pages that following a quote reads back through, at most. */
    private static final int FURTHEST_QUOTE = 10;

    private static final String TAB = "tab";
    private static final String EVERYTHING = "everything";

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

    private MessageThread thread;
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
        thread = newThread();
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
        var found = event.getRouteParameters()
                .get("id")
                .flatMap(ThreadView::number)
                .map(ConversationId::new)
                .flatMap(id -> message.isPresent() ? conversations.openAt(id, message.get()) : conversations.open(id))
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
        message.ifPresent(wantedMessage -> arriveAt(wantedMessage, ids(found.messages())));
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
        thread = newThread();
        var messages = found.messages();
        var activity =
                readsAiSessions ? aiSessions.activityOf(found.details().id(), ids(messages)) : ThreadActivity.NONE;
        thread.prepend(messages, activity, messages.size() >= ConversationService.PAGE / 2);
        middle.removeAll();
        middle.add(
                header(found.details(), from),
                everything ? new Timeline(tools, found.details().id()) : thread);
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

    private Nav views(ConversationId id, ConversationAddress from) {
        var path = from.path(id);
        var views = new Nav(
                view("conversations.thread", path, !everything),
                view("work.timeline", path + (path.contains("?") ? "&" : "?") + TAB + "=" + EVERYTHING, everything));
        views.addClassName("at-thread-views");
        views.getElement().setAttribute("aria-label", getTranslation("work.timeline.views"));
        return views;
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
        var header = new Header(back, new H1(details.contact()), views(details.id(), from), badges, facts);
        header.addClassName("at-thread-header");
        return header;
    }

    private void togglePanel() {
        panel.setClassName("at-panel-open", !panel.hasClassName("at-panel-open"));
    }

    private MessageThread newThread() {
        return new MessageThread(this::loadEarlier, this::loadLater, this::jumpTo, this::trace);
    }

    private void arriveAt(long message, List<Long> shown) {
        thread.mayHaveLater(
                shown.contains(message) && shown.size() - shown.indexOf(message) > ConversationService.PAGE / 2);
        if (!thread.arriveAt(message)) {
            Toast.problem(getTranslation("conversations.message.gone"), getTranslation("conversations.close"));
        }
    }

    private void loadLater() {
        var newest = thread.newest();
        if (opened == null || newest == null) {
            return;
        }
        var later = conversations.later(opened.id(), newest, ConversationService.PAGE);
        thread.append(later, entriesOf(later), later.size() == ConversationService.PAGE);
    }

    private void loadEarlier() {
        var oldest = thread.oldest();
        if (opened == null || oldest == null) {
            return;
        }
        var earlier = conversations.earlier(opened.id(), oldest, ConversationService.PAGE);
        thread.prepend(earlier, entriesOf(earlier), earlier.size() == ConversationService.PAGE);
    }

    private ThreadActivity entriesOf(List<MessageRow> messages) {
        return opened != null && readsAiSessions && !messages.isEmpty()
                ? aiSessions.entriesOf(opened.id(), ids(messages))
                : ThreadActivity.NONE;
    }

    private Optional<AnswerTrace> trace(long message) {
        return opened == null ? Optional.empty() : aiSessions.traceOf(opened.id(), message);
    }

    private void jumpTo(long message) {
        for (var page = 0; page < FURTHEST_QUOTE && !thread.pointOut(message); page++) {
            var before = thread.oldest();
            loadEarlier();
            if (before == thread.oldest()) {
                return;
            }
        }
        if (!thread.pointOut(message)) {
            Toast.problem(getTranslation("conversations.quote.far"), getTranslation("conversations.close"));
        }
    }

    private boolean hasRoomForTheList() {
        return Optional.ofNullable(UI.getCurrent())
                .map(ui -> ui.getPage().getExtendedClientDetails())
                .map(details -> details.getWindowInnerWidth() >= PIXELS_FOR_THREE_PANES)
                .orElse(false);
    }

    private static List<Long> ids(List<MessageRow> messages) {
        return messages.stream().map(MessageRow::id).toList();
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
