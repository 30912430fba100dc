package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.components.Formats;
import dev.atalaya.components.Toast;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.saved.SavedView;
import dev.atalaya.conversations.saved.SavedViewService;
import java.util.function.Function;

/** The saved views with how many conversations each has, and where the current one is saved. */
class SavedViewsMenu extends Div {

    /** Views whose conversations are counted when the menu opens. */
    private static final int COUNTED = 20;

    private final SavedViewService views;
    private final ConversationService conversations;
    private final Function<ConversationAddress, String> path;
    private final Popover menu = new Popover();

    private ConversationAddress address = ConversationAddress.ALL;

    /** @param path where a link to an address leads */
    SavedViewsMenu(
            SavedViewService views, ConversationService conversations, Function<ConversationAddress, String> path) {
        this.views = views;
        this.conversations = conversations;
        this.path = path;
        var open = new Button(getTranslation("conversations.saved"), VaadinIcon.BOOKMARK_O.create());
        menu.setTarget(open);
        menu.setPosition(PopoverPosition.BOTTOM_END);
        menu.setAriaLabel(getTranslation("conversations.saved"));
        menu.addClassName("at-saved");
        menu.addOpenedChangeListener(opening -> {
            menu.removeAll();
            if (opening.isOpened()) {
                fill();
            }
        });
        add(open, menu);
    }

    void show(ConversationAddress current) {
        address = current;
        menu.close();
    }

    private void fill() {
        var all = views.list();
        if (all.isEmpty()) {
            var none = new Paragraph(getTranslation("conversations.saved.none"));
            none.addClassName("at-secondary");
            menu.add(none);
        } else {
            var list = new UnorderedList();
            for (var n = 0; n < all.size(); n++) {
                list.add(item(all.get(n), n < COUNTED));
            }
            menu.add(list);
        }
        var save = new Button(getTranslation("conversations.saved.save"), VaadinIcon.PLUS.create(), click -> {
            menu.close();
            new SaveViewDialog(views, address).open();
        });
        save.addThemeVariants(ButtonVariant.TERTIARY);
        menu.add(save);
    }

    private ListItem item(SavedView view, boolean counted) {
        var target = ConversationAddress.of(QueryParameters.fromString(view.query()));
        var link = new Anchor(path.apply(target), new Span(view.name()));
        link.getElement().setAttribute("router-link", true);
        if (counted) {
            var count = new Span(ConversationLists.count(
                    conversations.count(target.filter(Formats.current().zone()))));
            count.addClassName("at-lists-count");
            link.add(count);
        }
        var item = new ListItem(link);
        var kind = kind(view);
        if (!kind.isEmpty()) {
            var badge = new Span(kind);
            badge.addClassName("at-secondary");
            item.add(badge);
        }
        if (view.mine()) {
            item.add(delete(view));
        }
        return item;
    }

    private String kind(SavedView view) {
        if (!view.mine()) {
            return getTranslation("conversations.saved.by", view.owner());
        }
        var shared = view.role() == null ? "" : getTranslation("conversations.saved.shared", view.role());
        var usual = view.usual() ? getTranslation("conversations.saved.usual") : "";
        return shared.isEmpty() || usual.isEmpty() ? shared + usual : shared + " · " + usual;
    }

    private Button delete(SavedView view) {
        var delete = new Button(VaadinIcon.TRASH.create(), click -> {
            views.delete(view.id());
            menu.close();
            Toast.show(getTranslation("conversations.saved.deleted", view.name()));
        });
        delete.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        delete.setAriaLabel(getTranslation("conversations.saved.delete", view.name()));
        delete.setTooltipText(getTranslation("conversations.saved.delete", view.name()));
        return delete;
    }
}
