package dev.atalaya.access.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.atalaya.access.GrantRow;
import dev.atalaya.components.Formats;
import java.util.List;

/** A few grants, each with its way, its end, and who gave it, when and why. */
class GrantList extends UnorderedList {

    private final GrantText text = new GrantText(getLocale());

    GrantList(List<GrantRow> grants) {
        addClassName("at-grant-list");
        if (grants.isEmpty()) {
            add(new ListItem(new Paragraph(getTranslation("access.reaching.none"))));
        }
        grants.forEach(grant -> add(item(grant)));
    }

    private ListItem item(GrantRow grant) {
        var what = new Span(text.level(grant.level()) + " · " + text.agent(grant.agentName()));
        what.addClassName("at-grant-what");
        var item = new ListItem(what, new Span(way(grant)), new Span(text.origin(grant)));
        if (!grant.reason().isEmpty()) {
            item.add(new Span(getTranslation("access.because", grant.reason())));
        }
        item.setClassName("at-grant-over", !grant.inForce());
        return item;
    }

    private String way(GrantRow grant) {
        var way = grant.holder().role() == null
                ? getTranslation("access.way.own")
                : getTranslation("access.way.role", grant.holderName());
        if (grant.until() == null) {
            return way;
        }
        var end = Formats.current().exact(grant.until());
        return way + " · " + getTranslation(grant.inForce() ? "access.until" : "access.ended", end);
    }
}
