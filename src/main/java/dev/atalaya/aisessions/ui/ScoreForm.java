package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.atalaya.aisessions.Score;
import dev.atalaya.aisessions.scores.ScoreDetails;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One to five, why, and for an answer what it should have been. */
class ScoreForm extends Div {

    private final RadioButtonGroup<Integer> score = new RadioButtonGroup<>();
    private final TextArea comment = new TextArea();
    private final TextArea corrected = new TextArea();
    private final long session;
    private final @Nullable Long entry;
    private final @Nullable Score stored;
    private final String answer;

    /**
     * @param entry null for the session as a whole
     * @param answer what the entry said
     */
    ScoreForm(long session, @Nullable Long entry, @Nullable Score stored, @Nullable String answer) {
        this.session = session;
        this.entry = entry;
        this.stored = stored;
        this.answer = Objects.requireNonNullElse(answer, "").replace("\r", "").replace('\t', ' ');
        addClassName("at-form");
        score.setLabel(getTranslation("aisessions.score"));
        score.setHelperText(getTranslation("aisessions.score.help"));
        score.setItems(1, 2, 3, 4, 5);
        comment.setLabel(getTranslation("aisessions.score.comment"));
        comment.setMaxLength(ScoreDetails.LONGEST_COMMENT);
        comment.setMinRows(2);
        corrected.setLabel(getTranslation("aisessions.score.corrected"));
        corrected.setHelperText(getTranslation("aisessions.score.corrected.help"));
        corrected.setMaxLength(ScoreDetails.LONGEST_ANSWER);
        corrected.setMinRows(4);
        corrected.setVisible(entry != null);
        if (stored != null) {
            score.setValue(stored.score());
            comment.setValue(Objects.requireNonNullElse(stored.comment(), ""));
        }
        corrected.setValue(stored == null || stored.correctedAnswer() == null ? this.answer : stored.correctedAnswer());
        add(score, comment, corrected);
    }

    AbstractField<?, ?>[] fields() {
        return new AbstractField<?, ?>[] {score, comment, corrected};
    }

    /** Empty where a field says what is wrong with it. */
    Optional<ScoreDetails> read() {
        score.setErrorMessage(getTranslation("aisessions.score.error"));
        score.setInvalid(score.getValue() == null);
        comment.setErrorMessage(getTranslation("aisessions.score.text.error"));
        comment.setInvalid(!ScoreDetails.isText(comment.getValue(), ScoreDetails.LONGEST_COMMENT));
        corrected.setErrorMessage(getTranslation("aisessions.score.text.error"));
        corrected.setInvalid(entry != null
                && isCorrected()
                && !ScoreDetails.isText(corrected.getValue(), ScoreDetails.LONGEST_ANSWER));
        return score.isInvalid() || comment.isInvalid() || corrected.isInvalid()
                ? Optional.empty()
                : Optional.of(new ScoreDetails(
                        session,
                        entry,
                        stored == null ? ScoreDetails.NEW : stored.version(),
                        score.getValue(),
                        comment.getValue(),
                        entry != null && isCorrected() ? corrected.getValue() : null));
    }

    private boolean isCorrected() {
        return !corrected.getValue().strip().equals(answer.strip());
    }
}
