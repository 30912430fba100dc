package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.EntryRole;
import dev.atalaya.aisessions.OpenedSession;
import dev.atalaya.aisessions.SessionDetails;
import dev.atalaya.aisessions.SessionEntry;
import dev.atalaya.aisessions.scores.ScoreService;
import dev.atalaya.components.Formats;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

@Route(SessionAddress.PATH + "/:id")
@RolesAllowed(Permissions.AI_SESSIONS_READ)
class AiSessionView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final AiSessionService sessions;
    private final ScoreService scores;
    private final CurrentUser user;
    private final Clock clock;
    private final Formats formats = Formats.current();

    private String title = getTranslation("aisessions.title");

    AiSessionView(AiSessionService sessions, ScoreService scores, CurrentUser user, Clock clock) {
        this.sessions = sessions;
        this.scores = scores;
        this.user = user;
        this.clock = clock;
        addClassNames("at-view", "at-session-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var entry = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("entry")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt);
        var found = event.getRouteParameters()
                .get("id")
                .filter(text -> text.matches("\\d{1,18}"))
                .flatMap(id -> sessions.open(Long.parseLong(id), entry.orElse(0)))
                .orElseThrow(() -> new NotFoundException("No such AI session"));
        var timeline = show(found);
        entry.ifPresent(timeline::pointOut);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private Timeline show(OpenedSession found) {
        var session = found.details();
        var readsConversations = user.may(Permissions.CONVERSATIONS_READ);
        title = session.model() + " \u00b7 " + session.contact();
        var thread =
                readsConversations ? "conversations/" + session.conversation().value() : null;
        var timeline = new Timeline(
                sessions, session.id(), session.entries(), found.entries(), entry -> item(session, entry, thread));
        removeAll();
        add(
                back(),
                new ViewHeader(title),
                new SessionFacts(session, readsConversations, clock),
                new ScorePanel(
                        scores,
                        session.id(),
                        null,
                        null,
                        session.score(),
                        reviews(session),
                        () -> reload(session.id(), null)),
                timeline);
        return timeline;
    }

    private EntryItem item(SessionDetails session, SessionEntry entry, @Nullable String thread) {
        var item = new EntryItem(entry, thread, formats, () -> whole(session.id(), entry));
        if (entry.role() == EntryRole.ASSISTANT) {
            item.add(new ScorePanel(
                    scores,
                    session.id(),
                    entry.id(),
                    entry.isCut() ? null : entry.content(),
                    entry.score(),
                    reviews(session),
                    () -> reload(session.id(), entry)));
        }
        return item;
    }

    private boolean reviews(SessionDetails session) {
        return session.reviewable() && user.may(Permissions.AI_SESSIONS_REVIEW);
    }

    private static void reload(long session, @Nullable SessionEntry entry) {
        var address =
                entry == null ? QueryParameters.empty() : QueryParameters.of("entry", String.valueOf(entry.position()));
        if (UI.getCurrent().getActiveViewLocation().getQueryParameters().equals(address)) {
            UI.getCurrent().refreshCurrentRoute(false);
        } else {
            UI.getCurrent().navigate(SessionAddress.of(session), address);
        }
    }

    private String whole(long session, SessionEntry entry) {
        return sessions.contentOf(session, entry.position()).orElse("");
    }

    private Anchor back() {
        var back = new Anchor(SessionAddress.PATH, VaadinIcon.ARROW_LEFT.create());
        back.add(getTranslation("aisessions.title"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("at-back-line");
        return back;
    }
}
