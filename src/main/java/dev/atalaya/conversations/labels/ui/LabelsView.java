package dev.atalaya.conversations.labels.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.components.ShelfTabs;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.conversations.labels.LabelOrder;
import dev.atalaya.conversations.labels.LabelRow;
import dev.atalaya.conversations.labels.LabelService;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Route("labels")
@Menu(order = 24, title = "labels.title", icon = "vaadin:tags")
@RolesAllowed(Permissions.LABELS_MANAGE)
class LabelsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String ARCHIVED = "archived";

    private final LabelService labels;
    private final LabelDialog dialog;
    private final LabelGrid grid;
    private final ShelfTabs tabs = new ShelfTabs(
            getTranslation("labels.in_use"), getTranslation("labels.archived.tab"), ARCHIVED, LabelsView.class);

    LabelsView(LabelService labels, Clock clock) {
        this.labels = labels;
        dialog = new LabelDialog(labels, clock, this::reload);
        grid = new LabelGrid(this::fetch, dialog);
        grid.setEmptyState(this::nothing);
        var create = new Button(getTranslation("labels.create"), click -> dialog.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        addClassNames("at-view", "at-labels-view");
        add(new ViewHeader(getTranslation("labels.title"), getTranslation("labels.line"), create), tabs, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        tabs.read(event.getLocation().getQueryParameters());
        grid.reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("labels.title");
    }

    private void reload() {
        grid.reload();
    }

    private List<LabelRow> fetch(KeysetOrder<LabelOrder> order, @Nullable LabelRow after, int limit) {
        return labels.list(tabs.isAway(), order, after, limit);
    }

    private EmptyState nothing() {
        return tabs.isAway()
                ? new EmptyState(
                        VaadinIcon.ARCHIVE,
                        getTranslation("labels.none_archived"),
                        getTranslation("labels.none_archived.why"))
                : new EmptyState(
                        VaadinIcon.TAGS,
                        getTranslation("labels.none"),
                        getTranslation("labels.none.why"),
                        new Button(getTranslation("labels.create"), click -> dialog.create()));
    }
}
