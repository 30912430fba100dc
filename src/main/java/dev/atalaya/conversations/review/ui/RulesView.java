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
import dev.atalaya.components.Toast;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.conversations.review.rules.QueueFilling;
import dev.atalaya.conversations.review.rules.RuleService;
import dev.atalaya.conversations.review.scorecards.ScorecardService;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;

@Route(RulesView.PATH)
@Menu(order = 26, title = "reviews.rules.title", icon = "vaadin:filter")
@RolesAllowed(Permissions.REVIEWS_DESIGN)
class RulesView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "review-rules";

    private final QueueFilling filling;
    private final RuleDialog dialog;
    private final RuleGrid grid;

    RulesView(RuleService rules, ScorecardService scorecards, QueueFilling filling) {
        this.filling = filling;
        dialog = new RuleDialog(rules, scorecards, this::reload);
        grid = new RuleGrid(rules::list, dialog);
        grid.setEmptyState(this::nothing);
        var fill = new Button(getTranslation("reviews.fill"), VaadinIcon.REFRESH.create(), click -> fill());
        var create = new Button(getTranslation("reviews.rules.create"), click -> dialog.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        addClassNames("at-view", "at-rules");
        add(
                new ViewHeader(
                        getTranslation("reviews.rules.title"), getTranslation("reviews.rules.line"), fill, create),
                grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        grid.reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reviews.rules.title");
    }

    private void fill() {
        Toast.show(getTranslation("reviews.filled", filling.fillNow()));
    }

    private void reload() {
        grid.reload();
    }

    private EmptyState nothing() {
        return new EmptyState(
                VaadinIcon.FILTER,
                getTranslation("reviews.rules.none"),
                getTranslation("reviews.rules.none.why"),
                new Button(getTranslation("reviews.rules.create"), click -> dialog.create()));
    }
}
