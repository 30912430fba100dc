package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.Toast;
import dev.atalaya.conversations.review.scorecards.ScorecardDetails;
import dev.atalaya.conversations.review.scorecards.ScorecardRow;
import dev.atalaya.conversations.review.scorecards.ScorecardService;
import dev.atalaya.shared.RefusedException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens what makes and changes a scorecard, and the question before it is retired. */
class ScorecardDialog {

    private static final String TAKEN = "reviews.refused.taken_name";

    private final ScorecardService scorecards;
    private final Runnable saved;
    private final UI ui = UI.getCurrent();

    ScorecardDialog(ScorecardService scorecards, Runnable saved) {
        this.scorecards = scorecards;
        this.saved = saved;
    }

    void create() {
        open("reviews.scorecards.create", "reviews.create", null, scorecards::create);
    }

    void edit(ScorecardRow scorecard) {
        Refusals.noted(() -> open(
                "reviews.scorecards.change",
                "reviews.save",
                scorecards
                        .find(scorecard.id())
                        .orElseThrow(() -> new RefusedException("reviews.refused.scorecard_gone")),
                scorecards::update));
    }

    void retire(ScorecardRow scorecard) {
        var text = new Div(new Paragraph(ui.getTranslation("reviews.scorecards.retire.why")));
        new FormDialog(
                        ui.getTranslation("reviews.scorecards.retire.title", scorecard.name()),
                        ui.getTranslation("reviews.scorecards.retire"),
                        text,
                        () -> {
                            scorecards.retire(scorecard.id(), scorecard.version());
                            Toast.show(ui.getTranslation("reviews.scorecards.retired", scorecard.name()));
                            saved.run();
                            return true;
                        })
                .open();
    }

    private void open(String title, String act, @Nullable ScorecardDetails scorecard, Consumer<ScorecardDetails> save) {
        var form = new ScorecardForm(scorecard);
        var dialog = new FormDialog(ui.getTranslation(title), ui.getTranslation(act), form, () -> {
            var details = form.read();
            details.ifPresent(valid -> {
                save.accept(valid);
                Toast.show(ui.getTranslation("reviews.scorecards.saved", valid.name()));
                saved.run();
            });
            return details.isPresent();
        });
        dialog.addClassName("at-scorecard-dialog");
        dialog.sayAtFields(why -> why.equals(TAKEN) && form.sayTaken(ui.getTranslation(why)));
        form.watchWith(dialog::watch);
        dialog.open();
    }
}
