package dev.atalaya.agents.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.atalaya.agents.AgentDetails;
import dev.atalaya.agents.PhoneNumber;
import dev.atalaya.components.RelativeTime;
import java.time.Clock;

/** What an agent says about itself. */
class AgentFacts extends DescriptionList {

    AgentFacts(AgentDetails agent, Clock clock) {
        addClassName("at-agent-facts");
        fact("agents.status", AgentText.badge(this, agent.status()));
        fact("agents.slug", new Code(agent.slug()));
        fact(
                "agents.phone",
                new Span(
                        agent.phone() == null
                                ? getTranslation("agents.phone.unknown")
                                : PhoneNumber.format(agent.phone())));
        fact("agents.kind", new Span(getTranslation(AgentText.key(agent.kind()))));
        fact("agents.language", new Span(AgentText.language(agent.language(), getLocale())));
        fact("agents.time_zone", new Span(agent.timeZone()));
        if (agent.createdAt() != null) {
            fact("agents.created_at", new RelativeTime(agent.createdAt(), clock));
        }
        if (agent.changedAt() != null) {
            fact("agents.changed_at", new RelativeTime(agent.changedAt(), clock));
        }
    }

    private void fact(String key, Component value) {
        add(new Term(getTranslation(key)), new Description(value));
    }
}
