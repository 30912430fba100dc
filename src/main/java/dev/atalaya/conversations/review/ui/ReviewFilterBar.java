package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.atalaya.conversations.AgentChoice;
import dev.atalaya.conversations.review.ReviewFilter;
import dev.atalaya.conversations.review.rules.RuleKind;
import java.util.List;
import java.util.function.Consumer;

/** What narrows the lists of the queue; each change is told as the filter that it makes. */
class ReviewFilterBar extends Div {

    private final Select<AgentChoice> agent = new Select<>();
    private final Select<RuleKind> reason = new Select<>();

    private ReviewFilter filter = ReviewFilter.WAITING;

    ReviewFilterBar(Consumer<ReviewFilter> changed) {
        addClassName("at-filters");
        getElement().setAttribute("role", "search");
        var anyAgent = getTranslation("reviews.filter.agent");
        agent.setAriaLabel(anyAgent);
        agent.setEmptySelectionAllowed(true);
        agent.setEmptySelectionCaption(anyAgent);
        agent.setPlaceholder(anyAgent);
        agent.setItemLabelGenerator(choice -> choice == null ? anyAgent : choice.name());
        agent.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                var chosen = change.getValue();
                changed.accept(filter.of(chosen == null ? null : chosen.id()));
            }
        });
        var anyReason = getTranslation("reviews.filter.reason");
        reason.setItems(RuleKind.values());
        reason.setAriaLabel(anyReason);
        reason.setEmptySelectionAllowed(true);
        reason.setEmptySelectionCaption(anyReason);
        reason.setPlaceholder(anyReason);
        reason.setItemLabelGenerator(kind -> kind == null ? anyReason : ReviewText.kind(this, kind));
        reason.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(filter.because(change.getValue()));
            }
        });
        add(agent, reason);
    }

    /** Shows what an address asks for, without telling it as a change. */
    void show(ReviewFilter wanted, List<AgentChoice> agents) {
        filter = wanted;
        agent.setItems(agents);
        agent.setValue(agents.stream()
                .filter(choice -> choice.id().equals(wanted.agent()))
                .findFirst()
                .orElse(null));
        reason.setValue(wanted.reason());
    }
}
