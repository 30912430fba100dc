package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.LiveLook;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.conversations.saved.SavedViewService;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;

@Route(ConversationAddress.PATH)
@Menu(order = 10, title = "conversations.title", icon = "vaadin:comments-o")
@RolesAllowed(Permissions.CONVERSATIONS_READ)
class ConversationsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final SavedViewService views;
    private final Inbox inbox;

    ConversationsView(InboxTools tools) {
        views = tools.views();
        inbox = new Inbox(tools, ConversationsView::go, ConversationAddress::explicitPath).asTable();
        addClassNames("at-view", "at-conversations");
        add(new ViewHeader(getTranslation("conversations.title"), inbox.menus()), inbox);
        LiveLook.start(this, inbox::look);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        if (query.getParameters().isEmpty()) {
            var usual = views.usual().filter(kept -> !kept.isEmpty());
            if (usual.isPresent()) {
                event.forwardTo(ConversationAddress.PATH, QueryParameters.fromString(usual.get()));
                return;
            }
        }
        inbox.show(ConversationAddress.of(query));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("conversations.title");
    }

    private static void go(ConversationAddress wanted) {
        UI.getCurrent().navigate(ConversationsView.class, wanted.explicitQuery());
    }
}
