package dev.atalaya.home.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.Challenge;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.HomeCard;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Route("")
@Menu(order = 0, title = "home.title", icon = "vaadin:home")
@PermitAll
class HomeView extends Main implements HasDynamicTitle {

    HomeView(
            CurrentUser currentUser,
            ObjectProvider<HomeCard> cards,
            ObjectProvider<Challenge> challenges,
            Environment environment) {
        addClassNames("at-view", "at-home");
        var name = currentUser.find().map(AtalayaUser::displayName).orElse("");
        add(new ViewHeader(getTranslation("home.welcome", name), getTranslation("home.line")));
        var offered = cards.stream()
                .filter(card -> currentUser.may(card.permission()))
                .sorted(Comparator.comparingInt(HomeCard::order))
                .toList();
        add(offered.isEmpty() ? nothing() : grid(offered));
        if (environment.acceptsProfiles(Profiles.of("local"))) {
            add(new TryToBreakIt(challenges.stream()
                    .sorted(Comparator.comparingInt(Challenge::order))
                    .toList()));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("home.title");
    }

    private Div grid(List<HomeCard> cards) {
        var grid = new Div();
        grid.addClassName("at-home-cards");
        cards.forEach(card -> {
            var frame = new Section(new H2(new Anchor(card.path(), getTranslation(card.title()))), card.content());
            frame.addClassName("at-card");
            grid.add(frame);
        });
        return grid;
    }

    private EmptyState nothing() {
        return new EmptyState(VaadinIcon.EYE, getTranslation("home.empty.title"), getTranslation("home.empty.text"));
    }
}
