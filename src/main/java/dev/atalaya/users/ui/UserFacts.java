package dev.atalaya.users.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.components.Formats;
import dev.atalaya.components.RelativeTime;
import dev.atalaya.users.OpenedUser;
import java.time.Clock;
import java.util.Locale;

/** What is known of a user, in pairs of name and value. */
class UserFacts extends DescriptionList {

    UserFacts(OpenedUser user, Clock clock) {
        addClassName("at-user-facts");
        var row = user.row();
        fact("users.column.status", UserBadges.status(this, row.status()));
        if (row.email() != null) {
            fact("users.column.email", new Span(row.email()));
        }
        fact(
                "users.column.roles",
                new Span(row.roles().isEmpty() ? getTranslation("users.roles.none") : String.join(", ", row.roles())));
        fact(
                "users.column.agents",
                new Span(
                        row.allAgents()
                                ? getTranslation("users.agents.all")
                                : Formats.current().number(row.agents())));
        fact(
                "users.column.last_login",
                row.lastLoginAt() == null
                        ? new Span(getTranslation("users.never"))
                        : new RelativeTime(row.lastLoginAt(), clock));
        fact("users.language", new Span(language(user)));
        fact(
                "users.time_zone",
                new Span(user.timeZone() == null ? getTranslation("users.as_browser") : user.timeZone()));
        fact("users.created", new RelativeTime(user.createdAt(), clock));
    }

    private void fact(String key, Component value) {
        add(new Term(getTranslation(key)), new Description(value));
    }

    private String language(OpenedUser user) {
        return user.language() == null
                ? getTranslation("users.as_browser")
                : Locale.of(user.language()).getDisplayLanguage(getLocale());
    }
}
