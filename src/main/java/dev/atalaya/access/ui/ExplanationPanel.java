package dev.atalaya.access.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.atalaya.access.Explanation;
import dev.atalaya.access.Explanation.Kind;
import dev.atalaya.access.Explanation.Link;
import dev.atalaya.components.Formats;
import dev.atalaya.components.StatusBadge;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer in one line, then each link of the chain with what speaks for it, ended ones included. */
class ExplanationPanel extends Div {

    private final Formats formats = Formats.current();
    private final GrantText text = new GrantText(getLocale());

    ExplanationPanel(Explanation explanation) {
        addClassName("at-explanation");
        var seen = explanation.seen();
        var verdict = new H2(getTranslation(
                seen ? "access.explain.seen" : "access.explain.not_seen",
                explanation.user(),
                Long.toString(explanation.conversation())));
        verdict.addClassName(seen ? "at-explain-yes" : "at-explain-no");
        var chain = new OrderedList();
        chain.addClassName("at-explain-chain");
        step(chain, explanation.active(), "account", List.of());
        step(chain, explanation.holds(Kind.PERMISSION), "permission", links(explanation, Kind.PERMISSION));
        if (explanation.agent() == null) {
            step(chain, false, "missing", List.of());
        } else {
            step(chain, explanation.holds(Kind.GRANT), "grant", links(explanation, Kind.GRANT), explanation.agent());
        }
        var proof = new Paragraph(getTranslation(
                explanation.agrees()
                        ? seen ? "access.explain.proof.seen" : "access.explain.proof.not_seen"
                        : "access.explain.proof.differs"));
        proof.addClassName(explanation.agrees() ? "at-secondary" : "at-problem");
        add(verdict, chain, proof);
    }

    private static List<Link> links(Explanation explanation, Kind kind) {
        return explanation.links().stream().filter(link -> link.kind() == kind).toList();
    }

    private void step(OrderedList chain, boolean holds, String key, List<Link> links, Object... parameters) {
        var badge = new StatusBadge(
                holds ? Shape.CHECK : Shape.CROSS,
                holds ? Tone.GREEN : Tone.RED,
                getTranslation("access.explain." + key + (holds ? ".yes" : ".no"), parameters));
        var item = new ListItem(badge);
        if (!links.isEmpty()) {
            var ways = new UnorderedList();
            links.forEach(link -> ways.add(way(link)));
            item.add(ways);
        }
        chain.add(item);
    }

    private ListItem way(Link link) {
        var lines = new ArrayList<String>();
        lines.add(what(link));
        lines.add(
                link.by() == null
                        ? getTranslation("access.origin.unknown", formats.date(link.since()))
                        : getTranslation("access.origin", link.by(), formats.date(link.since())));
        if (!link.reason().isEmpty()) {
            lines.add(getTranslation("access.because", link.reason()));
        }
        end(lines, link.roleEnds(), link.counts(), "access.explain.role_ends");
        end(lines, link.ends(), link.counts(), "access.explain.ends");
        var item = new ListItem(new Span(String.join(" · ", lines)));
        item.setClassName("at-grant-over", !link.counts());
        return item;
    }

    private String what(Link link) {
        if (link.kind() == Kind.PERMISSION) {
            return getTranslation("access.explain.by_role", String.valueOf(link.role()));
        }
        var level = text.level(link.level());
        var reach = getTranslation(link.allAgents() ? "access.explain.all" : "access.explain.this");
        return link.role() == null
                ? getTranslation("access.explain.own_grant", level, reach)
                : getTranslation("access.explain.role_grant", level, reach, link.role());
    }

    private void end(List<String> lines, @Nullable Instant at, boolean counts, String key) {
        if (at != null) {
            lines.add(getTranslation(key + (counts ? "" : ".past"), formats.exact(at)));
        }
    }
}
