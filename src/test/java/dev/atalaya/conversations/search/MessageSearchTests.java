package dev.atalaya.conversations.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atalaya.conversations.Conversations;
import dev.atalaya.database.DatabaseRole;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.BadInputs;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class MessageSearchTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations data = new Conversations();

    @Autowired
    private MessageSearch search;

    private AgentId agent;
    private AtalayaUser reader;
    private ConversationId conversation;

    @BeforeEach
    void fill() {
        agent = World.agent();
        reader = World.person("supervisor", World.role(Permissions.CONTACTS_READ_PERSONAL));
        World.grant(reader, agent, "view");
        conversation = data.conversation(agent, "Ana María López", "Hello", NOW);
    }

    // S1
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "habitacion ~ La HABITACIÓN doble",
                "HABITACIÓN ~ la habitacion doble",
                "habitaciones ~ Queda una habitación",
                "reserva ~ Tengo dos reservas",
                "reservas ~ la reserva de hoy",
                "envío ~ ¿Cuándo llegan los envíos?",
                "orders ~ my order has not arrived",
                "ordering ~ two orders",
                "nino ~ El Niño",
                "no ~ ya no lo quiero",
                "the ~ at the table",
                "2211 ~ pedido A-2211",
                "a-2211 ~ el pedido A-2211.",
                "marta@example.com ~ escribe a Marta@Example.com",
                "100% ~ al 100% de algodón",
                "precio ~ (precio): 12.50€",
                "50€ ~ son 12.50€",
                "\"mesa para dos\" ~ una Mesa para dos por favor",
                "\"mesa, para dos\" ~ una mesa para DOS",
                "\"para dos\" mesa ~ mesa -- para dos",
                "mesa -terraza ~ una mesa dentro",
                "mesa -\"para tres\" ~ mesa para dos y para ti"
            })
    void isFound(String typed, String body) {
        data.message(conversation, "contact", body, NOW);

        assertThat(found(typed)).containsExactly(body);
    }

    // S1
    @ParameterizedTest
    @CsvSource({
        "habitacion mesa, La habitación doble",
        "100%, al 100 de algodón",
        "\"mesa para dos\", una mesa grande para dos",
        "\"mesa para\", sobremesa para dos",
        "mesa -terraza, una mesa en la terraza",
        "mesa -\"para dos\", mesa para dos",
        "A-2211, A y luego 2211 no es lo mismo",
        "2211, el número 22110"
    })
    void isNotFound(String typed, String body) {
        data.message(conversation, "contact", body, NOW);

        assertThat(found(typed)).isEmpty();
    }

    // S2
    @ParameterizedTest
    @CsvSource({
        "factrua, factura",
        "habitasion, habitacion",
        "garantai, garantia",
        "meas, mesa",
        "delivrey, delivery",
        "resrva, reserva"
    })
    void aMisspeltWordIsPutRightAndSaysSo(String typed, String meant) {
        data.message(conversation, "contact", "La factura de la habitación con garantía", NOW);
        data.message(conversation, "contact", "mesa reservada, delivery, reserva", NOW.minusSeconds(1));

        var page = find(typed);
        assertThat(page.hits()).hasSize(1);
        assertThat(page.corrections()).containsOnlyKeys(typed);
        assertThat(page.corrections().get(typed)).contains(meant);
        assertThat(page.hits().getFirst().snippet().pieces())
                .filteredOn(Snippet.Piece::marked)
                .isNotEmpty();
    }

    // S2
    @Test
    void aWordThatIsThereIsNotPutRight() {
        data.message(conversation, "contact", "factura", NOW);
        data.message(conversation, "contact", "fractura", NOW);

        assertThat(find("fractura").corrections()).isEmpty();
        assertThat(found("fractura")).containsExactly("fractura");
    }

    // S2
    @Test
    void aWordThatWasEditedInIsKnown() {
        var message = data.message(conversation, "contact", "first", NOW);
        World.owner()
                .sql("update messages set body = 'zarzaparrilla', edited_at = now() where id = ?")
                .param(message)
                .update();

        assertThat(found("zarzaparilla")).containsExactly("zarzaparrilla");
        assertThat(found("first")).isEmpty();
    }

    // S3
    @Test
    void operatorsNarrow() {
        var other = World.agent();
        World.grant(reader, other, "view");
        var closed = data.conversation(other, "Eve", "closed", "x", NOW);
        data.message(conversation, "contact", "bill of the customer", NOW);
        data.message(conversation, "ai", "bill of the model", NOW.minusSeconds(1));
        data.message(closed, "contact", "bill of another", NOW.minusSeconds(2));
        var person = data.message(closed, "human", "bill of a person", NOW.minusSeconds(3));
        World.owner()
                .sql("update messages set author_name = 'Márta Vidal' where id = ?")
                .param(person)
                .update();
        var name = World.owner()
                .sql("select name from whatsapp_agents where id = ?")
                .param(other.value())
                .query(String.class)
                .single();
        var phone = World.owner()
                .sql("select phone from contacts where agent_id = ?")
                .param(agent.value())
                .query(String.class)
                .single();

        assertThat(found("bill from:ai")).containsExactly("bill of the model");
        assertThat(found("bill from:contact")).containsExactly("bill of the customer", "bill of another");
        assertThat(found("bill from:\"maria lop\"")).containsExactly("bill of the customer");
        assertThat(found("bill from:" + phone)).containsExactly("bill of the customer");
        assertThat(found("bill from:marta")).containsExactly("bill of a person");
        assertThat(found("bill agent:\"" + name + "\"")).containsExactly("bill of another", "bill of a person");
        assertThat(found("bill status:closed")).containsExactly("bill of another", "bill of a person");
        assertThat(found("bill status:closed from:contact")).containsExactly("bill of another");
    }

    // S3
    @Test
    void daysAreTheReaders() {
        data.message(conversation, "contact", "bill at midnight", Instant.parse("2026-11-10T23:30:00Z"));

        assertThat(found("bill before:2026-11-11")).hasSize(1);
        assertThat(found("bill after:2026-11-11")).isEmpty();
        assertThat(find("bill after:2026-11-11", ZoneId.of("Europe/Madrid")).hits())
                .hasSize(1);
        assertThat(find("bill before:2026-11-11", ZoneId.of("Europe/Madrid")).hits())
                .isEmpty();
    }

    // S3
    @Test
    void anAgentOutOfScopeIsUnknown() {
        World.agent();
        var foreign = World.owner()
                .sql("select name from whatsapp_agents where id = ?")
                .param(World.agent().value())
                .query(String.class)
                .single();

        assertThat(catchThrowableOfType(SearchRefusedException.class, () -> find("bill agent:\"" + foreign + "\"")))
                .extracting(SearchRefusedException::key)
                .isEqualTo("search.refused.agent");
    }

    // S4
    @Test
    void theNewestComeFirstAndEachPageFollowsTheOneBefore() {
        data.messages(conversation, 1_000, NOW);
        World.owner()
                .sql("update messages set created_at = date_trunc('minute', created_at) where conversation_id = ?")
                .param(conversation.value())
                .update();

        var page = find("terrace");
        var read = new ArrayList<>(page.hits());
        assertThat(page.total()).isEqualTo(1_000);
        assertThat(page.isCapped()).isFalse();
        while (page.hits().size() == MessageSearch.PAGE) {
            var before = page;
            page = World.as(reader, () -> search.more(before));
            read.addAll(page.hits());
        }

        assertThat(read).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(read)
                .isSortedAccordingTo((a, b) ->
                        a.at().equals(b.at()) ? Long.compare(b.message(), a.message()) : b.at().compareTo(a.at()));
    }

    // S4
    @Test
    void ofVeryManyTheNewestAreFoundAndTheRestIsNotCounted() {
        data.messages(conversation, 2_500, NOW.minusSeconds(86_400 * 300));
        data.messages(conversation, 10, NOW);

        var page = find("terrace");
        assertThat(page.total()).isEqualTo(MessageSearch.MANY);
        assertThat(page.isCapped()).isTrue();
        assertThat(page.hits()).hasSize(MessageSearch.PAGE);
        assertThat(page.hits().subList(0, 10)).allMatch(hit -> hit.at().isAfter(NOW.minusSeconds(60)));
        assertThat(page.hits().get(10).at()).isEqualTo(NOW.minusSeconds(86_400 * 300));
    }

    // S5
    @Test
    void deletedMessagesAreFoundByReviewersAlone() {
        var reviewer = World.person("supervisor");
        World.grant(reviewer, agent, "review");
        var message = data.message(conversation, "contact", "withdrawn", NOW);
        World.owner()
                .sql("update messages set deleted_at = now() where id = ?")
                .param(message)
                .update();

        assertThat(found("withdrawn")).isEmpty();
        assertThat(find("withdrown").corrections()).isEmpty();
        assertThat(World.as(reviewer, () -> search.find("withdrawn", ZoneOffset.UTC))
                        .hits())
                .singleElement()
                .matches(Hit::deleted);
    }

    // S6, C-01
    static List<String> odd() {
        return BadInputs.typed();
    }

    @ParameterizedTest
    @MethodSource("odd")
    @ValueSource(
            strings = {
                "word :*",
                "word <->",
                "word '",
                "word \\",
                "word \"a\\b\"",
                "word {,}",
                "word \"{\"",
                "word | other",
                "a|b",
                "word -%",
                "-x word -",
                "word \"\"",
                "word - -",
                "''';--word",
                "from:\"%_\\x\" word",
                "word from:'''",
                "agent:% word"
            })
    void oddTextsFindOnlyWhatTheySay(String typed) {
        data.message(conversation, "contact", "something else entirely", NOW);
        try {
            assertThat(found(typed)).isEmpty();
        } catch (SearchRefusedException e) {
            assertThat(e.arguments()).allMatch(argument -> argument.toString().length() <= 200);
        }
    }

    // S7
    @Test
    void whoLacksThePermissionIsRefused() {
        var outsider = World.person("ops");
        World.grant(outsider, agent, "manage");

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> World.as(outsider, () -> search.find("bill", ZoneOffset.UTC)));
    }

    // S8, P8
    @Test
    void aSearchThatTakesTooLongIsGivenUp() throws SQLException {
        try (var connection = World.dataSource(DatabaseRole.OWNER).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table messages in access exclusive mode");
            var started = System.nanoTime();

            assertThat(catchThrowableOfType(SearchRefusedException.class, () -> find("bill")))
                    .extracting(SearchRefusedException::key)
                    .isEqualTo("search.refused.slow");
            assertThat(java.time.Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(MessageSearch.LONGEST.minusSeconds(1), MessageSearch.LONGEST.plusSeconds(20));
            assertThat(World.owner()
                            .sql(
                                    "select count(*) from pg_stat_activity where state = 'active' and query like '%atalaya_search%'"
                                            + " and usename = 'atalaya_app' and datname = current_database()")
                            .query(Integer.class)
                            .single())
                    .isZero();
            connection.rollback();
        }
        assertThat(found("bill")).isEmpty();
    }

    // S9, H-06
    @Test
    void statementsStayTheSameHoweverManyAreFound() {
        data.messages(conversation, 1, NOW);
        find("terrace");
        var one = Statements.during(() -> find("terrace"));
        data.messages(conversation, 500, NOW);

        assertThat(Statements.during(() -> find("terrace"))).isEqualTo(one);
    }

    private List<String> found(String typed) {
        return find(typed).hits().stream().map(hit -> hit.snippet().text()).toList();
    }

    private SearchPage find(String typed) {
        return find(typed, ZoneOffset.UTC);
    }

    private SearchPage find(String typed, ZoneId zone) {
        return World.as(reader, () -> search.find(typed, zone));
    }
}
