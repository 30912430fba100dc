package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.aisessions.Score;
import dev.atalaya.aisessions.scores.ScoreService;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Formats;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.Toast;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What reviewers think of a session or of an answer, and for those who may, the way to say so. */
class ScorePanel extends Div {

    private final ScoreService scores;
    private final long session;
    private final @Nullable Long entry;
    private final @Nullable String answer;
    private final Runnable saved;

    /**
     * @param entry null for the session as a whole
     * @param answer what the entry said
     * @param reviews whether the reader may score it
     * @param saved called when the page has to be read again
     */
    ScorePanel(
            ScoreService scores,
            long session,
            @Nullable Long entry,
            @Nullable String answer,
            @Nullable Score score,
            boolean reviews,
            Runnable saved) {
        this.scores = scores;
        this.session = session;
        this.entry = entry;
        this.answer = answer;
        this.saved = saved;
        addClassName("at-score");
        var line = new Div();
        line.addClassName("at-score-line");
        add(line);
        if (score != null) {
            line.add(stars(score.score()), by(score));
            addWords(score);
        }
        if (reviews) {
            var say = new Button(
                    getTranslation(
                            score != null
                                    ? "aisessions.score.change"
                                    : entry == null ? "aisessions.score.session" : "aisessions.score.answer"),
                    VaadinIcon.STAR_O.create(),
                    click -> openDialog(score));
            say.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            line.add(say);
            if (score != null) {
                var remove = new Button(getTranslation("aisessions.score.remove"), click -> remove(score));
                remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
                line.add(remove);
            }
        }
    }

    private Span stars(int score) {
        var stars = new Span(SessionText.stars(score));
        stars.addClassName("at-stars");
        stars.getElement()
                .setAttribute("role", "img")
                .setAttribute("aria-label", getTranslation("aisessions.score.of", score));
        return stars;
    }

    private Span by(Score score) {
        var at = Formats.current().exact(score.updatedAt());
        var by = new Span(
                score.reviewer() == null
                        ? getTranslation("aisessions.score.at", at)
                        : getTranslation("aisessions.score.by", score.reviewer(), at));
        by.addClassName("at-secondary");
        return by;
    }

    private void addWords(Score score) {
        if (score.comment() != null) {
            var comment = new Paragraph(score.comment());
            comment.addClassName("at-body");
            comment.getElement().setAttribute("dir", "auto");
            add(comment);
        }
        if (score.correctedAnswer() != null) {
            add(new Difference(
                    getTranslation("aisessions.score.corrected.difference"),
                    Objects.requireNonNullElse(answer, ""),
                    score.correctedAnswer()));
        }
    }

    private void openDialog(@Nullable Score score) {
        var form = new ScoreForm(session, entry, score, answer);
        new FormDialog(
                        getTranslation(entry == null ? "aisessions.score.session" : "aisessions.score.answer"),
                        getTranslation("aisessions.score.save"),
                        form,
                        () -> {
                            var details = form.read();
                            details.ifPresent(given -> {
                                scores.save(given);
                                Toast.show(getTranslation("aisessions.score.saved"));
                                saved.run();
                            });
                            return details.isPresent();
                        })
                .watch(form.fields())
                .open();
    }

    private void remove(Score score) {
        Refusals.noted(() -> {
            scores.remove(session, entry, score.version());
            Toast.show(getTranslation("aisessions.score.removed"));
            saved.run();
        });
    }
}
