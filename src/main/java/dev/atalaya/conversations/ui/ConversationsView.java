package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.Formats;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

@Route(ConversationAddress.PATH)
@Menu(order = 10, title = "conversations.title", icon = "vaadin:comments-o")
@RolesAllowed(Permissions.CONVERSATIONS_READ)
class ConversationsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final ConversationService conversations;
    private final ConversationFilterBar filters;
    private final ConversationGrid grid;
    private final Span count = new Span();
    private final Button end = new Button();

    ConversationsView(ConversationService conversations, Clock clock) {
        this.conversations = conversations;
        addClassNames("at-view", "at-conversations");
        filters = new ConversationFilterBar(conversations::agents, this::narrow);
        grid = new ConversationGrid(conversations, clock, filters::clear);
        end.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        end.addClickListener(click -> turn());
        count.addClassName("at-secondary");
        count.getElement().setAttribute("role", "status");
        var list = new Div(head(), grid);
        list.addClassName("at-conv-pane");
        add(new ViewHeader(getTranslation("conversations.title"), count), filters, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var address = ConversationAddress.of(event.getLocation().getQueryParameters());
        filters.show(address);
        show(address);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("conversations.title");
    }

    private void narrow(ConversationAddress address) {
        UI.getCurrent().navigate(ConversationsView.class, address.query());
    }

    private void show(ConversationAddress address) {
        grid.show(address);
        nameTheEnd();
        var found = conversations.count(address.filter(Formats.current().zone()));
        count.setText(getTranslation(
                found < ConversationService.MANY ? "conversations.count" : "conversations.count.many", found));
    }

    private void turn() {
        if (grid.isAtFirst()) {
            grid.jumpToLast();
        } else {
            grid.jumpToFirst();
        }
        nameTheEnd();
    }

    private void nameTheEnd() {
        end.setText(getTranslation("conversations.column.time"));
        end.setIcon((grid.isAtFirst() ? VaadinIcon.ARROW_DOWN : VaadinIcon.ARROW_UP).create());
        end.setIconAfterText(true);
        end.setAriaLabel(
                getTranslation(grid.isAtFirst() ? "conversations.order.oldest" : "conversations.order.newest"));
        end.setTooltipText(
                getTranslation(grid.isAtFirst() ? "conversations.order.oldest" : "conversations.order.newest"));
    }

    private Component head() {
        var head =
                new Div(column("status"), column("contact"), column("preview"), column("agent"), column("count"), end);
        head.addClassNames("at-conv-head", "at-secondary");
        return head;
    }

    private Span column(String name) {
        var title = new Span(getTranslation("conversations.column." + name));
        title.addClassName("at-conv-" + name);
        return title;
    }
}
