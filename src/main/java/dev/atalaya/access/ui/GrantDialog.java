package dev.atalaya.access.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.AccessService;
import dev.atalaya.access.GrantDetails;
import dev.atalaya.access.GrantHolder;
import dev.atalaya.access.GrantRow;
import dev.atalaya.access.ui.GrantForm.Draft;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Impact;
import dev.atalaya.components.ImpactPanel;
import dev.atalaya.components.Toast;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One holder and one agent: what reaches it already and by which way, what shall be, and what that would do. */
class GrantDialog {

    private final AccessService access;
    private final GrantHolder holder;
    private final @Nullable Long agent;
    private final @Nullable GrantRow own;
    private final Runnable saved;
    private final FormDialog dialog;
    private final ImpactPanel impact = new ImpactPanel();
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
        var ui = UI.getCurrent();
        var reaching = access.between(holder, agent);
        own = reaching.stream()
                .filter(grant -> grant.holder().equals(holder) && Objects.equals(grant.agent(), agent))
                .findFirst()
                .orElse(null);
        form = new GrantForm(true, clock, () -> impact.look(this::preview));
        form.show(own == null ? null : own.level(), own == null ? null : own.until());
        var body = new Div(new H3(ui.getTranslation("access.reaching")), new GrantList(reaching));
        body.addClassName("at-grant-dialog");
        var title = holderName + " \u2192 " + new GrantText(ui.getLocale()).agent(agentName);
        dialog = new FormDialog(title, ui.getTranslation("access.save"), body, this::save);
        if (mayGrant) {
            body.add(form, impact);
            dialog.watch(form.fields());
        } else {
            dialog.onlyShow();
        }
    }

    void open() {
        dialog.open();
    }

    private Impact preview() {
        var draft = form.draft();
        if (draft.level() == null) {
            return own == null ? Impact.NONE : access.previewRevoke(own);
        }
        return access.previewGrant(details(draft, draft.level()));
    }

    private boolean save() {
        var draft = form.read();
        draft.ifPresent(wanted -> {
            apply(wanted);
            Toast.show(form.getTranslation("access.saved"));
            saved.run();
        });
        return draft.isPresent();
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
}
