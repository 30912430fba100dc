package dev.atalaya.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.AccessService;
import dev.atalaya.access.GrantDetails;
import dev.atalaya.access.GrantHolder;
import dev.atalaya.access.GrantRow;
import dev.atalaya.access.ui.GrantForm.Draft;
import dev.atalaya.components.Impact;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.components.Toast;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One holder and one agent: what reaches it already and by which way, what shall be, and what that would do. */
class GrantDialog extends Dialog {

    private final AccessService access;
    private final GrantHolder holder;
    private final @Nullable Long agent;
    private final @Nullable GrantRow own;
    private final Runnable saved;
    private final GrantText text = new GrantText(getLocale());
    private final ImpactPanel impact = new ImpactPanel();
    private final Div problem = new Div();
    private final GrantForm form;

    /**
     * @param agentName null for all agents
     * @param mayGrant whether the reader may change it; otherwise it is only shown
     */
    GrantDialog(
            AccessService access,
            Clock clock,
            GrantHolder holder,
            String holderName,
            @Nullable Long agent,
            @Nullable String agentName,
            boolean mayGrant,
            Runnable saved) {
        this.access = access;
        this.holder = holder;
        this.agent = agent;
        this.saved = saved;
        addClassName("at-dialog");
        setHeaderTitle(holderName + " \u2192 " + text.agent(agentName));
        var reaching = access.between(holder, agent);
        own = reaching.stream()
                .filter(grant -> grant.holder().equals(holder) && Objects.equals(grant.agent(), agent))
                .findFirst()
                .orElse(null);
        form = new GrantForm(true, clock, this::preview);
        form.show(own == null ? null : own.level(), own == null ? null : own.until());
        problem.addClassName("at-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var body = new Div(new H3(getTranslation("access.reaching")), new GrantList(reaching));
        body.addClassName("at-grant-dialog");
        add(body);
        getFooter().add(new Button(getTranslation(mayGrant ? "access.cancel" : "access.close"), click -> close()));
        if (mayGrant) {
            body.add(form, impact, problem);
            var save = new Button(getTranslation("access.save"), click -> save());
            save.addThemeVariants(ButtonVariant.PRIMARY);
            getFooter().add(save);
        }
    }

    private void preview() {
        problem.setVisible(false);
        try {
            impact.show(impactOf(form.draft()));
        } catch (RuntimeException failure) {
            impact.clear();
            show(failure);
        }
    }

    private Impact impactOf(Draft draft) {
        if (draft.level() == null) {
            return own == null ? Impact.NONE : access.previewRevoke(own);
        }
        return access.previewGrant(details(draft, draft.level()));
    }

    private void save() {
        problem.setVisible(false);
        form.read().ifPresent(draft -> {
            try {
                apply(draft);
                close();
                Toast.show(getTranslation("access.saved"));
                saved.run();
            } catch (RuntimeException failure) {
                show(failure);
            }
        });
    }

    private void apply(Draft draft) {
        if (draft.level() != null) {
            access.grant(details(draft, draft.level()));
        } else if (own != null) {
            access.revoke(own.id(), own.version(), draft.reason());
        }
    }

    private GrantDetails details(Draft draft, AccessLevel level) {
        var version = Optional.ofNullable(own).map(GrantRow::version).orElse(null);
        return new GrantDetails(holder, agent, level, draft.reason(), draft.until(), version);
    }

    private void show(RuntimeException failure) {
        problem.setText(text.problem(failure).orElseThrow(() -> failure));
        problem.setVisible(true);
    }
}
