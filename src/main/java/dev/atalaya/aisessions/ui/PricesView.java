package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.aisessions.prices.PriceDetails;
import dev.atalaya.aisessions.prices.PriceService;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Toast;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

@Route(PricesView.PATH)
@RolesAllowed(Permissions.AI_SESSIONS_READ)
class PricesView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = SessionAddress.PATH + "/prices";

    private final PriceService prices;
    private final AiSessionService sessions;
    private final Clock clock;
    private final PriceGrid grid;

    PricesView(PriceService prices, AiSessionService sessions, CurrentUser user, Clock clock) {
        this.prices = prices;
        this.sessions = sessions;
        this.clock = clock;
        var manages = user.may(Permissions.AI_SESSIONS_MANAGE_PRICES);
        var create = new Button(getTranslation("aisessions.prices.create"), click -> openNewDialog());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setVisible(manages);
        grid = new PriceGrid(prices);
        if (manages) {
            grid.setActs(this::openDialog, this::askToRemove);
        }
        addClassNames("at-view", "at-prices");
        add(
                back(),
                new ViewHeader(
                        getTranslation("aisessions.prices.title"), getTranslation("aisessions.prices.line"), create),
                grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        grid.reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("aisessions.prices.title");
    }

    private void openNewDialog() {
        open(null, "aisessions.prices.create", prices::create);
    }

    private void openDialog(PriceDetails price) {
        open(price, "aisessions.prices.edit", prices::update);
    }

    private void open(@Nullable PriceDetails price, String title, Consumer<PriceDetails> save) {
        var form = new PriceForm(
                price,
                sessions.models(),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                prices::changedBy,
                PriceService.MANY);
        new FormDialog(getTranslation(title), getTranslation("aisessions.prices.save"), form, () -> {
                    var details = form.read();
                    details.ifPresent(given -> {
                        save.accept(given);
                        grid.reload();
                        Toast.show(getTranslation("aisessions.prices.saved", given.model()));
                    });
                    return details.isPresent();
                })
                .watch(form.fields())
                .open();
    }

    private void askToRemove(PriceDetails price) {
        new DangerDialog(
                        getTranslation("aisessions.prices.remove.title", price.model()),
                        getTranslation("aisessions.prices.remove"),
                        price.model(),
                        new Paragraph(PriceText.valid(this, price) + ". "
                                + PriceText.changes(this, prices.changedWithout(price), PriceService.MANY)),
                        reason -> {
                            prices.remove(price, reason);
                            grid.reload();
                            Toast.show(getTranslation("aisessions.prices.removed", price.model()));
                        })
                .open();
    }

    private Anchor back() {
        var back = new Anchor(SessionAddress.PATH, VaadinIcon.ARROW_LEFT.create());
        back.add(getTranslation("aisessions.title"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("at-back-line");
        return back;
    }
}
