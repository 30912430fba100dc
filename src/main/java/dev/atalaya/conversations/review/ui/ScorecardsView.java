package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.KeysetOrder;
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

    private static final String SHOW = "show";
    private static final String RETIRED = "retired";

    private final ScorecardService scorecards;
    private final ScorecardDialog dialog;
    private final ScorecardGrid grid;
    private final Tab inUse = new Tab(getTranslation("reviews.scorecards.in_use"));
    private final Tab retired = new Tab(getTranslation("reviews.scorecards.retired.tab"));
    private final Tabs tabs = new Tabs(inUse, retired);

    ScorecardsView(ScorecardService scorecards) {
        this.scorecards = scorecards;
        dialog = new ScorecardDialog(scorecards, this::reload);
        grid = new ScorecardGrid(this::fetch, dialog);
        grid.setEmptyState(this::nothing);
        var create = new Button(getTranslation("reviews.scorecards.create"), click -> dialog.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        tabs.addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                UI.getCurrent()
                        .navigate(
                                ScorecardsView.class,
                                isRetired() ? QueryParameters.of(SHOW, RETIRED) : QueryParameters.empty());
            }
        });
        addClassNames("at-view", "at-scorecards");
        add(
                new ViewHeader(
                        getTranslation("reviews.scorecards.title"), getTranslation("reviews.scorecards.line"), create),
                tabs,
                grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(SHOW)
                .orElse("");
        tabs.setSelectedTab(wanted.equals(RETIRED) ? retired : inUse);
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
        return scorecards.list(isRetired(), order, after, limit);
    }

    private boolean isRetired() {
        return retired.equals(tabs.getSelectedTab());
    }

    private EmptyState nothing() {
        return isRetired()
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
