package dev.atalaya.conversations.review.ui;

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
import dev.atalaya.conversations.review.scorecards.ScorecardOrder;
import dev.atalaya.conversations.review.scorecards.ScorecardRow;
import dev.atalaya.conversations.review.scorecards.ScorecardService;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Route(ScorecardsView.PATH)
@Menu(order = 25, title = "reviews.scorecards.title", icon = "vaadin:form")
@RolesAllowed(Permissions.REVIEWS_DESIGN)
class ScorecardsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "scorecards";

    private static final String RETIRED = "retired";

    private final ScorecardService scorecards;
    private final ScorecardDialog dialog;
    private final ScorecardGrid grid;
    private final ShelfTabs tabs = new ShelfTabs(
            getTranslation("reviews.scorecards.in_use"),
            getTranslation("reviews.scorecards.retired.tab"),
            RETIRED,
            ScorecardsView.class);

    ScorecardsView(ScorecardService scorecards) {
        this.scorecards = scorecards;
        dialog = new ScorecardDialog(scorecards, this::reload);
        grid = new ScorecardGrid(this::fetch, dialog);
        grid.setEmptyState(this::nothing);
        var create = new Button(getTranslation("reviews.scorecards.create"), click -> dialog.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        addClassNames("at-view", "at-scorecards");
        add(
                new ViewHeader(
                        getTranslation("reviews.scorecards.title"), getTranslation("reviews.scorecards.line"), create),
                tabs,
                grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        tabs.read(event.getLocation().getQueryParameters());
        grid.reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reviews.scorecards.title");
    }

    private void reload() {
        grid.reload();
    }

    private List<ScorecardRow> fetch(KeysetOrder<ScorecardOrder> order, @Nullable ScorecardRow after, int limit) {
        return scorecards.list(tabs.isAway(), order, after, limit);
    }

    private EmptyState nothing() {
        return tabs.isAway()
                ? new EmptyState(
                        VaadinIcon.ARCHIVE,
                        getTranslation("reviews.scorecards.none_retired"),
                        getTranslation("reviews.scorecards.none_retired.why"))
                : new EmptyState(
                        VaadinIcon.FORM,
                        getTranslation("reviews.scorecards.none"),
                        getTranslation("reviews.scorecards.none.why"),
                        new Button(getTranslation("reviews.scorecards.create"), click -> dialog.create()));
    }
}
