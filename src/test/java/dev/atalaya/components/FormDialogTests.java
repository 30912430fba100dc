package dev.atalaya.components;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableSupplier;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormDialogTests {

    private final TextField name = new TextField();

    @BeforeEach
    void openBrowser() {
        MockVaadin.setup(new Routes());
    }

    @AfterEach
    void closeBrowser() {
        MockVaadin.tearDown();
    }

    @Test
    void escapeLeavesAtOnceWhereNothingWasChanged() {
        escape(open(() -> true));

        _assertNone(FormDialog.class);
    }

    @Test
    void escapeAsksWhereSomethingWasChanged() {
        var dialog = open(() -> true);
        _setValue(name, "Ana");
        escape(dialog);

        _assertOne(ConfirmDialog.class);
        _assertOne(FormDialog.class);
    }

    @Test
    void aRefusalIsSaidInTheDialogWhichStays() {
        open(() -> {
            throw new RefusedException("users.refused.reason");
        });
        press("Save");

        assertThat(problem()).contains("users.refused.reason");
        _assertOne(FormDialog.class);
    }

    @Test
    void aRefusalOfAFieldIsSaidThere() {
        open(() -> {
                    throw new RefusedException("taken");
                })
                .sayAtFields("taken"::equals);
        press("Save");

        assertThat(problem()).isEmpty();
        _assertOne(FormDialog.class);
    }

    @Test
    void whoComesSecondMayStartFromThePresentValues() {
        var dialog = open(() -> {
            throw new StaleException("Ana", Instant.EPOCH);
        });
        dialog.reloadBy(() -> name.setValue("as it is now"));
        _setValue(name, "typed");
        press("Save");
        press(dialog.getTranslation("components.stale.reload"));

        assertThat(name.getValue()).isEqualTo("as it is now");
        escape(dialog);
        _assertNone(FormDialog.class);
    }

    @Test
    void whatIsOnlyShownHasNothingToSave() {
        open(() -> true).onlyShow();

        _assertNone(Button.class, spec -> spec.withText("Save"));
    }

    @Test
    void anActThatTakesAwayAsksForNameAndReason() {
        List<String> reasons = new ArrayList<>();
        var dialog = new DangerDialog("Delete", "Delete it", "ops", new Span("What it does"), reasons::add);
        dialog.open();
        press("Delete it");
        assertThat(reasons).isEmpty();

        _setValue(_get(TextField.class), "ops");
        escape(dialog);
        _assertOne(ConfirmDialog.class);
        _setValue(_get(TextArea.class), "why");
        press("Delete it");
        assertThat(reasons).containsExactly("why");
    }

    private FormDialog open(SerializableSupplier<Boolean> save) {
        var dialog = new FormDialog("A form", "Save", new Div(name), save).watch(name);
        dialog.open();
        return dialog;
    }

    private static void escape(FormDialog dialog) {
        ComponentUtil.fireEvent(dialog, new Dialog.DialogCloseActionEvent(dialog, true));
    }

    private static void press(String text) {
        _click(_get(_get(FormDialog.class), Button.class, spec -> spec.withText(text)));
    }

    private static String problem() {
        return _find(Div.class, spec -> spec.withClasses("at-problem")).stream()
                .map(Div::getText)
                .findFirst()
                .orElse("");
    }
}
