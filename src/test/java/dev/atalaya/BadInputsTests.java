package dev.atalaya;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.testkit.BadInputs;
import dev.atalaya.testkit.Tables;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every line of the bad inputs through the fields, filters and addresses of the administration: refused in words, or kept as it is. */
@Tag("faults")
class BadInputsTests extends ViewTest {

    private static final int SHARE = Integer.getInteger("atalaya.faults.rounds", 2) < 20 ? 4 : 1;

    private static final String OF_THE_DATABASE =
            "SQLState|PSQLException|SQL \\[|ERROR: |DataIntegrity|could not be read";

    private final ListAppender<ILoggingEvent> errors = new ListAppender<>();

    @LocalServerPort
    private int port;

    private AtalayaUser admin;

    @BeforeEach
    void signIn() {
        admin = World.person("admin");
        World.signIn(admin);
        errors.start();
        log().addAppender(errors);
    }

    @AfterEach
    void nothingFailed() {
        log().detachAppender(errors);
        World.signOut();
        assertThat(errors.list)
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.ERROR))
                .isEmpty();
    }

    // C-01, C-05, C-06
    @ParameterizedTest
    @CsvSource({
        "users, New user, Save as draft, users, Name, display_name",
        "users, New user, Save as draft, users, E-mail, email",
        "roles, New role, Create, roles, Name, name",
        "roles, New role, Create, roles, Code, code",
        "roles, New role, Create, roles, Description, description",
        "agents, New agent, Create, whatsapp_agents, Name, name",
        "agents, New agent, Create, whatsapp_agents, Slug, slug",
        "agents, New agent, Create, whatsapp_agents, Number, phone"
    })
    void aFieldRefusesOrKeepsWhatIsTyped(
            String path, String open, String save, String table, String label, String column) {
        for (var text : typed(path + label)) {
            if (_find(Dialog.class).isEmpty()) {
                UI.getCurrent().navigate(path);
                press(open);
            }
            fillAll();
            _setValue(field(label), text);
            var before = rows(table);
            press(save);

            if (_find(Dialog.class).isEmpty()) {
                assertThat(rows(table)).isEqualTo(before + 1);
                assertThat(newest(table, column)).as(text).isEqualTo(kept(column, text));
            } else {
                assertThat(rows(table)).as(start(text)).isEqualTo(before);
                assertThat(complaint()).as(start(text)).isNotBlank().doesNotContainPattern(OF_THE_DATABASE);
            }
        }
    }

    // C-01, C-05, C-06
    @ParameterizedTest
    @ValueSource(strings = {"typed", "reason"})
    void whatAsksBeforeItTakesAwayDoesTheSame(String which) {
        var person = World.person();
        for (var text : typed(which)) {
            if (_find(DangerDialog.class).isEmpty()) {
                World.owner()
                        .sql("update users set status = 'active' where id = ?")
                        .param(person.id().value())
                        .update();
                UI.getCurrent().navigate("users/" + person.id().value());
                press("Suspend");
            }
            var dialog = _get(DangerDialog.class);
            _setValue(_get(dialog, TextField.class), which.equals("typed") ? text : person.displayName());
            _setValue(_get(dialog, TextArea.class), which.equals("reason") ? text : "for a test");
            press("Suspend " + person.displayName());

            if (_find(DangerDialog.class).isEmpty()) {
                assertThat(which).isEqualTo("reason");
                assertThat(reason()).isEqualTo(kept("reason", text));
            } else {
                assertThat(complaint()).as(start(text)).isNotBlank().doesNotContainPattern(OF_THE_DATABASE);
            }
        }
    }

    // C-01
    @ParameterizedTest
    @ValueSource(strings = {"users", "roles", "agents", "access", "access?rows=grants", "access?rows=agents"})
    void aFilterLooksForWhatIsTypedOrSaysWhyNot(String path) {
        var before = Tables.digests();
        var filters = filters(path);
        for (var n = 0; n < filters; n++) {
            for (var text : typed(path + n)) {
                open(path);
                var filter = _find(TextField.class).get(n);
                _setValue(filter, text);
                MockVaadin.clientRoundtrip(false);

                assertThat(filter.isInvalid() || page().contains(path.replaceAll("\\?.*", "")))
                        .isTrue();
                assertThat(shown()).as(start(text)).doesNotContainPattern(OF_THE_DATABASE);
            }
        }
        assertThat(Tables.digests()).isEqualTo(before);
    }

    // C-01
    @ParameterizedTest
    @CsvSource({
        "users, q sort status role kind",
        "roles, q sort",
        "agents, q sort status kind",
        "access, q rows columns level state",
        "access/explain, user conversation",
        "users/%d, tab",
        "profile, tab"
    })
    void anAddressIsReadOrLeftOut(String path, String parameters) {
        var before = Tables.digests();
        for (var name : parameters.split(" ")) {
            // Longer ones are refused before any view: noAddressFailsOverHttp.
            for (var text : typed(path + name).stream()
                    .filter(text -> text.length() < 100_000)
                    .toList()) {
                UI.getCurrent().navigate(path.formatted(admin.id().value()), QueryParameters.of(name, text));
                MockVaadin.clientRoundtrip(false);

                assertThat(shown()).as(name + " " + start(text)).doesNotContainPattern(OF_THE_DATABASE);
            }
        }
        assertThat(Tables.digests()).isEqualTo(before);
    }

    // C-01, C-05
    @ParameterizedTest
    @ValueSource(strings = {"users", "roles", "agents", "access", "profile"})
    void noAddressFailsOverHttp(String path) {
        var visitor = new Visitor(port);
        visitor.signIn(admin.getUsername(), World.PASSWORD);
        for (var address : BadInputs.addresses(path)) {
            // Two slashes at the start name a server.
            healthy(visitor, address.startsWith("//") ? "/." + address : address);
        }
        for (var text : typed(path)) {
            if (text.length() < 2_000) {
                var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
                healthy(visitor, "/" + path + "?q=" + encoded);
                healthy(visitor, "/" + path + "/" + encoded.replace("+", "%20"));
            }
        }
        healthy(visitor, "/" + path + "?q=" + "x".repeat(100_000));
    }

    // A line of the file that this reading of it skips would be a line that nobody types.
    @Test
    void everyLineIsTyped() {
        assertThat(BadInputs.typed())
                .hasSizeGreaterThan(80)
                .contains(
                        "O'Brien-Núñez",
                        "\"a b\"@c.com",
                        "100%_\\",
                        "a".repeat(50_000) + "@",
                        "\\'; --",
                        "'); DROP TABLE message; --")
                .allSatisfy(text -> assertThat(text).doesNotContainPattern("\\\\u[0-9a-fA-F]{4}|\\.repeat"));
    }

    private static void healthy(Visitor visitor, String address) {
        var answer = visitor.get(address);
        assertThat(answer.statusCode()).as(address).isLessThan(500);
        assertThat(answer.body()).as(address).doesNotContainPattern("SQLState|PSQLException");
    }

    /** Values that are fine, for whatever is not on trial. */
    private static void fillAll() {
        var unique = "x" + UUID.randomUUID().toString().substring(0, 18);
        Map.of(
                        "Name",
                        unique,
                        "E-mail",
                        unique + "@test.example",
                        "Code",
                        unique,
                        "Slug",
                        unique,
                        "Number",
                        "",
                        "Description",
                        "")
                .forEach((label, value) -> _find(_get(Dialog.class), TextFieldBase.class).stream()
                        .filter(field -> label.equals(field.getLabel()))
                        .forEach(field -> set(field, value)));
    }

    @SuppressWarnings("unchecked")
    private static void set(TextFieldBase<?, ?> field, String value) {
        ((AbstractField<?, String>) (AbstractField<?, ?>) field).setValue(value);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TextFieldBase<?, String> field(String label) {
        return (TextFieldBase) _find(_get(Dialog.class), TextFieldBase.class).stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    /** What the dialog says is wrong. */
    private static String complaint() {
        var words = new StringBuilder();
        var dialog = _get(Dialog.class);
        _find(dialog, TextFieldBase.class).stream()
                .filter(HasValidation::isInvalid)
                .forEach(field -> words.append(field.getErrorMessage()).append('\n'));
        _find(dialog, Div.class, spec -> spec.withClasses("at-problem"))
                .forEach(problem -> words.append(problem.getText()).append('\n'));
        return words.toString();
    }

    private static int filters(String path) {
        open(path);
        return _find(TextField.class).size();
    }

    private static void open(String path) {
        var parts = path.split("\\?");
        UI.getCurrent().navigate(parts[0], QueryParameters.fromString(parts.length > 1 ? parts[1] : ""));
        MockVaadin.clientRoundtrip(false);
    }

    private static String page() {
        return UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters();
    }

    private static void press(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    private static String kept(String column, String text) {
        var plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        return switch (column) {
            case "email" -> plain.toLowerCase(Locale.ROOT);
            case "phone" -> newest("whatsapp_agents", "phone");
            default -> plain;
        };
    }

    private static String newest(String table, String column) {
        return World.owner()
                .sql("select coalesce(" + column + ", '') from " + table + " order by id desc limit 1")
                .query(String.class)
                .single();
    }

    private static String reason() {
        return World.owner()
                .sql("select reason from audit_logs where action = 'user.suspended' order by sequence desc limit 1")
                .query(String.class)
                .single();
    }

    private static long rows(String table) {
        return World.owner()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static String start(String text) {
        return text.substring(0, Math.min(40, text.length()));
    }

    private static Logger log() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** All of them in {@code ./atalaya faults}; else every fourth, others for each field, so that each is met somewhere. */
    private static List<String> typed(String where) {
        var all = BadInputs.typed();
        var first = Math.floorMod(where.hashCode(), SHARE);
        return IntStream.range(0, all.size())
                .filter(n -> n % SHARE == first)
                .mapToObj(all::get)
                .toList();
    }
}
