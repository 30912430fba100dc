package dev.atalaya.users.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.RelativeTime;
import dev.atalaya.components.StatusBadge;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.security.Permissions;
import dev.atalaya.users.UserRisks;
import dev.atalaya.users.UserRisks.Ending;
import dev.atalaya.users.UserRisks.Finding;
import dev.atalaya.users.UserRisks.Person;
import dev.atalaya.users.UserService;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.function.Function;

@Route(RisksView.PATH)
@RolesAllowed(Permissions.USERS_READ)
class RisksView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = UserAddress.PATH + "/risks";

    private final UserService users;
    private final Clock clock;

    RisksView(UserService users, Clock clock) {
        this.users = users;
        this.clock = clock;
        addClassNames("at-view", "at-risks");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var risks = users.risks();
        removeAll();
        add(back(), new ViewHeader(getTranslation("users.risks"), getTranslation("users.risks.line")));
        add(
                section("no_role", 0, risks.noRole().count(), list(risks.noRole(), this::person)),
                section("unused", UserRisks.UNUSED_DAYS, risks.unused().count(), list(risks.unused(), this::lastHere)),
                risks.hasTooManyAdmins()
                        ? section(
                                "admins",
                                risks.adminsAtMost(),
                                risks.admins().count(),
                                list(risks.admins(), this::lastHere))
                        : section("admins", risks.adminsAtMost(), 0, new UnorderedList()),
                section(
                        "endings",
                        UserRisks.ENDING_DAYS,
                        risks.endings().count(),
                        list(risks.endings(), this::ending)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("users.risks");
    }

    private Section section(String name, int limit, int count, UnorderedList rows) {
        var title = new H2(getTranslation("users.risks." + name));
        var found = count == 0
                ? new StatusBadge(Shape.CHECK, Tone.GREEN, getTranslation("users.risks.none"))
                : new StatusBadge(Shape.WARNING, Tone.ORANGE, getTranslation("users.risks.found", count));
        var why = new Paragraph(getTranslation("users.risks." + name + ".why", limit));
        why.addClassName("at-secondary");
        var section = new Section(title, found, why);
        if (count > 0) {
            section.add(rows);
        }
        if (count > UserRisks.SHOWN) {
            var more = new Paragraph(getTranslation("users.risks.more", count - UserRisks.SHOWN));
            more.addClassName("at-secondary");
            section.add(more);
        }
        section.addClassNames("at-card", "at-risk");
        return section;
    }

    private static <T> UnorderedList list(Finding<T> finding, Function<T, Component[]> words) {
        var list = new UnorderedList();
        finding.first().forEach(row -> list.add(new ListItem(words.apply(row))));
        return list;
    }

    private Component[] person(Person person) {
        return new Component[] {link(UserAddress.PATH + "/" + person.id().value(), person.name())};
    }

    private Component[] lastHere(Person person) {
        var last = person.lastLoginAt() == null
                ? new Span(getTranslation("users.never"))
                : new RelativeTime(person.lastLoginAt(), clock);
        last.addClassName("at-secondary");
        return new Component[] {link(UserAddress.PATH + "/" + person.id().value(), person.name()), last};
    }

    private Component[] ending(Ending ending) {
        var path = ending.user() == null
                ? "roles/" + ending.role()
                : UserAddress.PATH + "/" + ending.user().value();
        var what = new Span(lost(ending));
        what.addClassName("at-secondary");
        return new Component[] {link(path, ending.holder()), what, new RelativeTime(ending.until(), clock)};
    }

    private String lost(Ending ending) {
        if (ending.lostRole() != null) {
            return getTranslation("users.risks.loses.role", ending.lostRole());
        }
        if (ending.allAgents()) {
            return getTranslation("users.risks.loses.all");
        }
        return ending.lostAgent() == null
                ? getTranslation("users.risks.loses.unknown")
                : getTranslation("users.risks.loses.agent", ending.lostAgent());
    }

    private static Anchor link(String path, String words) {
        var link = new Anchor(path, words);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private Anchor back() {
        var back = new Anchor(UserAddress.PATH, VaadinIcon.ARROW_LEFT.create());
        back.add(getTranslation("users.back"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("at-back-line");
        return back;
    }
}
