package dev.atalaya.users.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.atalaya.components.Formats;
import dev.atalaya.users.OwnReach;
import java.util.List;

/** Each agent that is seen, at which level, by what, and until when. */
class ReachList extends UnorderedList {

    private final Formats formats = Formats.current();

    ReachList(List<OwnReach> reach) {
        addClassName("at-reach");
        reach.forEach(grant -> add(item(grant)));
    }

    private ListItem item(OwnReach grant) {
        var agent = new Span(grant.agent() == null ? getTranslation("users.reach.all") : grant.agent());
        agent.addClassName("at-user-title");
        var why = new Span(
                grant.role() == null
                        ? getTranslation("users.reach.direct")
                        : getTranslation("users.reach.role", grant.role()));
        var until = new Span(
                grant.until() == null
                        ? getTranslation("users.reach.always")
                        : getTranslation("users.reach.until", formats.exact(grant.until())));
        why.addClassName("at-secondary");
        until.addClassName("at-secondary");
        return new ListItem(
                agent, new Span(getTranslation("users.level." + grant.level().column())), why, until);
    }
}
