package dev.atalaya.aisessions.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.BigDecimalField;
import dev.atalaya.ViewTest;
import dev.atalaya.aisessions.Sessions;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.testkit.World;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PricesViewTests extends ViewTest {

    private AtalayaUser admin;
    private String model;

    @BeforeEach
    void signIn() {
        admin = World.person("admin");
        var agent = World.agent();
        World.grant(admin, agent, "view");
        World.signIn(admin);
        model = "model-" + System.nanoTime();
        var conversation = new Conversations().conversation(agent, "Ana", "Hi", Instant.now());
        new Sessions().session(conversation, model, Instant.now());
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void strangersDoNotSeeIt() {
        World.signOut();
        open();

        _assertNone(PriceGrid.class);
    }

    @Test
    void whoLacksThePermissionIsTurnedAway() {
        World.signIn(World.person("ops"));
        open();

        _assertNone(PriceGrid.class);
    }

    // R13
    @Test
    void readersSeePricesAndNoWayToChangeThem() {
        World.signIn(World.person("supervisor"));
        open();

        assertThat(_get(PriceGrid.class)).isNotNull();
        assertThat(_find(Button.class)).extracting(Button::getText).doesNotContain("New price");
    }

    // R13
    @Test
    void aNewPriceSaysWhatItChangesBeforeItIsSaved() {
        open();
        _click(_get(Button.class, spec -> spec.withText("New price")));
        assertThat(text()).contains("it says how many sessions");
        fill("3.5", "10");
        assertThat(text()).contains("Changes the cost of 1 session in scope");
        save();

        _assertNone(Dialog.class);
        var grid = _get(PriceGrid.class);
        assertThat(IntStream.range(0, _size(grid)).mapToObj(row -> String.join("|", _getFormattedRow(grid, row))))
                .anyMatch(row -> row.contains(model) && row.contains("$3.50") && row.contains("same"));
    }

    // R12
    @Test
    void aSecondPriceForTheSameDaysIsRefusedInWords() {
        open();
        for (var times = 0; times < 2; times++) {
            _click(_get(Button.class, spec -> spec.withText("New price")));
            fill("1", "2");
            save();
        }

        assertThat(text()).contains("Another price of this model is valid on one of these days");
    }

    // R13, C-01
    @Test
    void badInputsStayAtTheirFields() {
        open();
        _click(_get(Button.class, spec -> spec.withText("New price")));
        fill("-1", "2");
        field("Cached input (optional)").setValue(new BigDecimal("0.0000001"));
        _get(DatePicker.class, spec -> spec.withLabel("Valid until (optional)")).setValue(LocalDate.of(1999, 1, 1));
        save();

        assertThat(field("Input").isInvalid()).isTrue();
        assertThat(field("Cached input (optional)").isInvalid()).isTrue();
        assertThat(_get(DatePicker.class, spec -> spec.withLabel("Valid until (optional)"))
                        .isInvalid())
                .isTrue();
        for (var odd : new String[] {"", "a\0b", "x".repeat(101)}) {
            model().setValue(odd);
            save();
            assertThat(model().isInvalid()).as(odd).isTrue();
        }
        for (var odd : new String[] {"1e30", "1000000.000001", "1E-30", "99999999999999999999"}) {
            field("Output").setValue(new BigDecimal(odd));
            save();
            assertThat(field("Output").isInvalid()).as(odd).isTrue();
        }
    }

    private void fill(String input, String output) {
        model().setValue(model);
        field("Input").setValue(new BigDecimal(input));
        field("Output").setValue(new BigDecimal(output));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> model() {
        return _get(ComboBox.class, spec -> spec.withLabel("Model"));
    }

    private static BigDecimalField field(String label) {
        return _get(BigDecimalField.class, spec -> spec.withLabel(label));
    }

    private static void save() {
        _click(_get(Button.class, spec -> spec.withText("Save price")));
    }

    private static String text() {
        return _find(Dialog.class).stream()
                .map(dialog -> dialog.getElement().getTextRecursively())
                .collect(Collectors.joining());
    }

    private static void open() {
        UI.getCurrent().navigate("ai-sessions/prices");
    }
}
