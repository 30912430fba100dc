package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.UI;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.Toast;
import dev.atalaya.conversations.review.rules.RuleDetails;
import dev.atalaya.conversations.review.rules.RuleRow;
import dev.atalaya.conversations.review.rules.RuleService;
import dev.atalaya.conversations.review.scorecards.ScorecardService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens what makes and changes a rule, and lets one rest. */
class RuleDialog {

    private final RuleService rules;
    private final ScorecardService scorecards;
    private final Runnable saved;
    private final UI ui = UI.getCurrent();

    RuleDialog(RuleService rules, ScorecardService scorecards, Runnable saved) {
        this.rules = rules;
        this.scorecards = scorecards;
        this.saved = saved;
    }

    void create() {
        open("reviews.rules.create", "reviews.create", null, rules::create);
    }

    void edit(RuleRow rule) {
        open("reviews.rules.change", "reviews.save", rule, rules::update);
    }

    void pause(RuleRow rule) {
        act(() -> rules.pause(rule.id(), rule.version()), "reviews.rules.paused");
    }

    void resume(RuleRow rule) {
        act(() -> rules.resume(rule.id(), rule.version()), "reviews.rules.resumed");
    }

    private void act(Runnable act, String words) {
        Refusals.noted(() -> {
            act.run();
            Toast.show(ui.getTranslation(words));
        });
        saved.run();
    }

    private void open(String title, String act, @Nullable RuleRow rule, Consumer<RuleDetails> save) {
        var form = new RuleForm(rules.agents(), scorecards.choices(), rule);
        new FormDialog(ui.getTranslation(title), ui.getTranslation(act), form, () -> {
                    var details = form.read();
                    details.ifPresent(valid -> {
                        save.accept(valid);
                        Toast.show(ui.getTranslation("reviews.rules.saved"));
                        saved.run();
                    });
                    return details.isPresent();
                })
                .watch(form.fields())
                .open();
    }
}
