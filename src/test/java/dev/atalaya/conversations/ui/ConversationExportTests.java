package dev.atalaya.conversations.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.components.DownloadLink;
import dev.atalaya.components.ExportDialog;
import dev.atalaya.components.ExportProgress;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class ConversationExportTests extends ViewTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations data = new Conversations();

    @Autowired
    private ExportTools tools;

    private AgentId agent;
    private AtalayaUser reader;

    @BeforeEach
    void signIn() {
        agent = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, agent, "view");
        World.signIn(reader);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // R20
    @Test
    void aRowSaysWhatAConversationCameTo() throws IOException {
        var id = data.conversation(agent, "Ana", "Hello", NOW);
        World.owner()
                .sql("update contacts set phone = '+34612345678' where agent_id = ?")
                .param(agent.value())
                .update();
        data.message(id, "contact", "Hello", NOW);
        data.message(id, "ai", "Hi", NOW.plusSeconds(42));
        data.message(id, "contact", "Thanks", NOW.plusSeconds(60));
        data.session(id, "model", NOW);
        data.session(id, "other", NOW);

        var row = csv("").getFirst();

        assertThat(row.get("Id")).isEqualTo(Long.toString(id.value()));
        assertThat(row.get("Contact")).isEqualTo("Ana");
        assertThat(row.get("Phone")).isEqualTo("'+34 ••••• 78");
        assertThat(row.get("Status")).isEqualTo("open");
        assertThat(row.get("Priority")).isEqualTo("normal");
        assertThat(row.get("First response (s)")).isEqualTo("42");
        assertThat(row.get("Messages in")).isEqualTo("2");
        assertThat(row.get("Messages out")).isEqualTo("1");
        assertThat(row.get("AI sessions")).isEqualTo("2");
        assertThat(row.get("Cost")).isEqualTo("0.008400");
        assertThat(row.get("Currency")).isEqualTo("EUR");
        assertThat(row.get("Started")).isEqualTo(NOW.toString());
        var object = JsonMapper.shared().readTree(json(""));
        assertThat(object.path("id").asLong()).isEqualTo(id.value());
        assertThat(object.path("phone").asString()).isEqualTo("+34 ••••• 78");
        assertThat(object.path("messages_in").asInt()).isEqualTo(2);
        assertThat(object.path("external_id").asString()).isNotBlank();
    }

    // R20
    @Test
    void itIsExactlyTheListOfTheAddressInScope() throws IOException {
        data.conversation(agent, "Open", "Hello", NOW);
        data.conversation(agent, "Closed", "closed", "Hello", NOW);
        data.conversation(World.agent(), "Foreign", "Hello", NOW);

        assertThat(csv("")).extracting(row -> row.get("Contact")).containsExactlyInAnyOrder("Open", "Closed");
        assertThat(csv("list=closed")).extracting(row -> row.get("Contact")).containsExactly("Closed");
        assertThat(json("list=closed")).contains("Closed").doesNotContain("Open", "Foreign");
    }

    // C-04
    @Test
    void noCellIsComputedByASpreadsheet() throws IOException {
        for (var name : List.of("=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\uFF1D1")) {
            data.conversation(agent, name, name, NOW);
        }
        World.owner()
                .sql("update conversations set external_id = '=cmd' || id where agent_id = ?")
                .param(agent.value())
                .update();

        for (var row : csv("")) {
            assertThat(row.toList()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\uFF1D].*"));
        }
    }

    // R20
    @Test
    void aLongListIsReadByKey() throws IOException {
        data.conversations(agent, 1_203, NOW);
        var progress = new ExportProgress();

        assertThat(csv("sort=created", progress)).hasSize(1_203);
        assertThat(progress.rows()).isEqualTo(1_203);
        assertThat(progress.isDone()).isTrue();
    }

    // R20
    @Test
    void cancellingStopsTheReading() {
        data.conversations(agent, 1_203, NOW);
        var progress = new ExportProgress();
        var cancelling = new OutputStream() {
            @Override
            public void write(int sign) {
                progress.cancel();
            }
        };

        export().writeCsv(address(""), progress, cancelling);

        assertThat(progress.rows()).isEqualTo(500);
        assertThat(progress.isDone()).isFalse();
    }

    // R20
    @Test
    void itIsRecordedWithFilterAndFormat() throws IOException {
        data.conversation(agent, "Ana", "Hello", NOW);
        assertThat(csv("list=open")).hasSize(1);
        assertThat(json("list=open")).isNotBlank();

        assertThat(World.owner()
                        .sql("select after ->> 'format' || ' ' || (after ->> 'list') from audit_logs"
                                + " where actor_user_id = ? and action = 'list.exported' order by sequence")
                        .param(reader.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("csv open", "jsonl open");
    }

    // R20
    @Test
    void whoMayNotReadSessionsGetsNoCosts() throws IOException {
        var id = data.conversation(agent, "Ana", "Hello", NOW);
        data.session(id, "model", NOW);
        var person = World.person(World.role(Permissions.CONVERSATIONS_READ));
        World.grant(person, agent, "view");
        World.signIn(person);

        assertThat(csv("").getFirst().get("AI sessions")).isEmpty();
        assertThat(csv("").getFirst().get("Cost")).isEmpty();
    }

    // R20
    @Test
    void theDialogOffersBothKindsAndSaysHowMany() {
        data.conversation(agent, "Ana", "Hello", NOW);
        UI.getCurrent().navigate("conversations");
        _click(_get(Button.class, spec -> spec.withText("Export")));

        var dialog = _get(ExportDialog.class);
        assertThat(_find(dialog, DownloadLink.class)).hasSize(2);
        assertThat(shown()).contains("CSV, for spreadsheets", "JSONL, for programs");
    }

    private List<CSVRecord> csv(String query) throws IOException {
        return csv(query, new ExportProgress());
    }

    private List<CSVRecord> csv(String query, ExportProgress progress) throws IOException {
        var out = new ByteArrayOutputStream();
        export().writeCsv(address(query), progress, out);
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(out.toString(StandardCharsets.UTF_8).substring(1)))) {
            return parser.getRecords();
        }
    }

    private String json(String query) {
        var out = new ByteArrayOutputStream();
        export().writeJson(address(query), new ExportProgress(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private ConversationExport export() {
        return new ConversationExport(tools, Locale.ENGLISH, ZoneOffset.UTC);
    }

    private static ConversationAddress address(String query) {
        return ConversationAddress.of(QueryParameters.fromString(query));
    }
}
