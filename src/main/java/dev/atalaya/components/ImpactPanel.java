package dev.atalaya.components;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableSupplier;
import java.util.List;

/** Says in numbers what a change of rights would do, before it is saved; announced to screen readers when it changes. */
public class ImpactPanel extends Div {

    public ImpactPanel() {
        addClassName("at-impact");
        getElement().setAttribute("role", "status");
    }

    public ImpactPanel(Impact impact) {
        this();
        show(impact);
    }

    public void show(Impact impact) {
        removeAll();
        if (impact.isNone()) {
            add(new Paragraph(getTranslation("components.impact.none")));
            return;
        }
        var lines = new UnorderedList();
        line(lines, "plus", impact.agentsGained(), "agents.gained", impact.conversationsGained());
        line(lines, "minus", impact.agentsLost(), "agents.lost", impact.conversationsLost());
        line(lines, "plus", impact.levelsRaised(), "levels.raised", 0);
        line(lines, "minus", impact.levelsLowered(), "levels.lowered", 0);
        names(lines, "plus", impact.permissionsGained(), "permissions.gained");
        names(lines, "minus", impact.permissionsLost(), "permissions.lost");
        add(new Paragraph(getTranslation("components.impact.users", impact.users())), lines);
    }

    /** Computes it, and shows what is in the way instead where a rule is. */
    public void look(SerializableSupplier<Impact> preview) {
        try {
            show(preview.get());
        } catch (RuntimeException failure) {
            var refused = new Paragraph(Refusals.words(failure).orElseThrow(() -> failure));
            refused.addClassName("at-problem");
            refused.getElement().setAttribute("role", "alert");
            removeAll();
            add(refused);
        }
    }

    public void clear() {
        removeAll();
    }

    private void line(UnorderedList lines, String sign, int count, String key, int conversations) {
        if (count > 0) {
            var many = conversations >= Impact.MANY ? ".many" : "";
            lines.add(item(sign, getTranslation("components.impact." + key + many, count, conversations)));
        }
    }

    private void names(UnorderedList lines, String sign, List<String> permissions, String key) {
        if (!permissions.isEmpty()) {
            lines.add(item(
                    sign,
                    getTranslation("components.impact." + key, permissions.size(), String.join(", ", permissions))));
        }
    }

    private static ListItem item(String sign, String words) {
        var mark = new Span("plus".equals(sign) ? "+" : "\u2212");
        mark.addClassName("at-impact-sign");
        mark.getElement().setAttribute("aria-hidden", "true");
        var item = new ListItem(mark, new Span(words));
        item.addClassName("at-impact-" + sign);
        return item;
    }
}
