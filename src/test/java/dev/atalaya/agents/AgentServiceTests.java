package dev.atalaya.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class AgentServiceTests {

    private static final KeysetOrder<AgentOrder> BY_NAME = new KeysetOrder<>(AgentOrder.NAME, false);

    @Autowired
    private AgentService agents;

    private AtalayaUser admin;
    private String unique;

    @BeforeEach
    void people() {
        admin = World.person("admin");
        unique = "a" + UUID.randomUUID().toString().substring(0, 8);
        World.signIn(admin);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    // R1
    @Test
    void readersSeeTheAgentsInScope() {
        var mine = create("-1");
        var other = create("-2");
        var reader = World.person("supervisor");
        World.grant(reader, mine, "view");
        World.signIn(reader);

        assertThat(list(unique)).extracting(AgentRow::agent).containsExactly(mine);
        assertThat(agents.count(filter(unique))).isOne();
        assertThat(agents.find(mine)).isPresent();
        assertThat(agents.find(other)).isEmpty();
        assertThat(agents.volumes(other)).isEmpty();
    }

    // R1
    @Test
    void managersSeeAllAgentsAndNoConversationOutOfScope() {
        var agent = create("-1");
        World.conversation(agent, "hello");

        var row = list(unique).getFirst();
        assertThat(row.inScope()).isFalse();
        assertThat(row.conversations()).isZero();
        assertThat(row.lastMessageAt()).isNull();
        assertThat(agents.volumes(agent)).isEmpty();

        World.grant(admin, agent, "view");
        var seen = list(unique).getFirst();
        assertThat(seen.inScope()).isTrue();
        assertThat(seen.conversations()).isOne();
        assertThat(seen.lastMessageAt()).isNotNull();
        assertThat(agents.volumes(agent)).hasValueSatisfying(volumes -> {
            assertThat(volumes.open()).isOne();
            assertThat(volumes.closed()).isZero();
            assertThat(volumes.lastMessageAt()).isNotNull();
        });
    }

    // R2
    @Test
    void theListHasEveryAgentOnceByName() {
        for (var i = 0; i < 5; i++) {
            agents.create(details(unique + "-" + i, unique + (i < 3 ? " Same" : " same"), null));
        }

        var slugs = new ArrayList<String>();
        var page = agents.list(filter(unique), BY_NAME, null, 2);
        while (!page.isEmpty()) {
            page.forEach(row -> slugs.add(row.slug()));
            page = agents.list(filter(unique), BY_NAME, page.getLast(), 2);
        }

        assertThat(slugs).hasSize(5).doesNotHaveDuplicates();
        assertThat(agents.list(filter(unique), BY_NAME.reversed(), null, 1)
                        .getFirst()
                        .slug())
                .isEqualTo(slugs.getLast());
        assertThat(agents.count(filter(unique))).isEqualTo(5);
    }

    // R2, C-01
    @Test
    void textStatusAndKindNarrowTheList() {
        var phone = phone();
        var one = agents.create(details(unique + "-1", unique + " 100% sure_", phone));
        var two = agents.create(details(unique + "-2", unique + " 1000 surely", null));
        agents.pause(agents.find(two).orElseThrow(), "for the test");

        assertThat(list("100% SURE_")).extracting(AgentRow::agent).containsExactly(one);
        assertThat(list(phone.substring(3, 6) + " " + phone.substring(6)))
                .extracting(AgentRow::agent)
                .containsExactly(one);
        assertThat(list("'; select pg_sleep(10)--")).extracting(AgentRow::agent).doesNotContain(one);
        assertThat(agents.list(new AgentFilter(unique, AgentStatus.PAUSED, null), BY_NAME, null, 10))
                .extracting(AgentRow::agent)
                .containsExactly(two);
        assertThat(agents.list(new AgentFilter(unique, null, AgentKind.BOT), BY_NAME, null, 10))
                .isEmpty();
        assertThatThrownBy(() -> filter("x".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> filter("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    // R2, G-01
    @Test
    void aListTakesAsManyStatementsForOneAgentAsForMany() {
        create("-1");

        var few = Statements.during(() -> list(unique));
        var many = Statements.during(() -> list(""));

        assertThat(few).isEqualTo(many);
    }

    // R3
    @Test
    void anAgentIsMadeWithAllItSays() {
        var phone = phone();
        var id = agents.create(details(unique, "  Nu\u0308n\u0303ez " + unique, phone));

        assertThat(agents.find(id).orElseThrow())
                .extracting(
                        AgentDetails::name,
                        AgentDetails::phone,
                        AgentDetails::kind,
                        AgentDetails::status,
                        AgentDetails::language,
                        AgentDetails::timeZone)
                .containsExactly(
                        "N\u00fc\u00f1ez " + unique,
                        phone,
                        AgentKind.HYBRID,
                        AgentStatus.ACTIVE,
                        "es-MX",
                        "Europe/Madrid");
        assertThat(World.actionsOf(admin)).containsExactly("agent.created");
    }

    // R3
    @Test
    void slugsAreUnique() {
        create("");

        refused("agents.refused.slug_taken", () -> create(""));
    }

    // R4
    @Test
    void aNumberIsOfOneAgentInUse() {
        var phone = phone();
        var first = agents.create(details(unique + "-1", unique, phone));

        refused("agents.refused.phone_taken", () -> agents.create(details(unique + "-2", unique, phone)));
        var other = agents.find(create("-3")).orElseThrow();
        refused(
                "agents.refused.phone_taken",
                () -> agents.update(other.with(other.name(), phone, other.kind(), "es", "UTC")));
        agents.update(agents.find(first).orElseThrow().with("still mine", phone, AgentKind.AI, "es", "UTC"));
        agents.retire(agents.find(first).orElseThrow(), "moves");
        agents.update(other.with(other.name(), phone, other.kind(), "es", "UTC"));
    }

    // R3, C-01, C-05
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb\tc", "a\0b", "half \ud800", "\u202eevil", "admin\u200b"})
    void aNameIsOneLineThatCanBeSeen(String name) {
        assertThatThrownBy(() -> details(unique, name, null)).isInstanceOf(IllegalArgumentException.class);
    }

    // R3, C-01
    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien-N\u00fa\u00f1ez",
                "null",
                "${7*7} #{7*7} {{7*7}} %s %n {0}",
                "'); DROP TABLE message; --",
                "?1 :name ??| @> ->>",
                "<img src=x onerror=alert(1)>"
            })
    void anyOtherTextIsKeptAsItIs(String name) {
        var id = agents.create(details(unique, name, null));

        assertThat(agents.find(id).orElseThrow().name()).isEqualTo(name);
    }

    // R3
    @Test
    void onlyWhatChangedIsRecorded() {
        var agent = agents.find(create("")).orElseThrow();

        agents.update(agent.with("New " + unique, agent.phone(), AgentKind.BOT, agent.language(), agent.timeZone()));

        assertThat(logged("before")).isEqualTo("{\"kind\": \"hybrid\", \"name\": \"" + unique + "\"}");
        assertThat(logged("after")).isEqualTo("{\"kind\": \"bot\", \"name\": \"New " + unique + "\"}");
    }

    // R5
    @Test
    void ofTwoWhoEditTheSecondIsTold() {
        var mine = agents.find(create("")).orElseThrow();
        agents.update(mine.with("Theirs", null, mine.kind(), "es", "UTC"));

        assertThatThrownBy(() -> agents.update(mine.with("Mine", null, mine.kind(), "es", "UTC")))
                .isInstanceOf(StaleException.class);
        assertThatThrownBy(() -> agents.retire(mine, "why")).isInstanceOf(StaleException.class);
        assertThat(agents.find(mine.agent()).orElseThrow().name()).isEqualTo("Theirs");
    }

    // R6
    @Test
    void agentsArePausedResumedAndRetired() {
        var id = create("");

        agents.pause(agents.find(id).orElseThrow(), "holidays");
        refused("agents.refused.status", () -> agents.pause(agents.find(id).orElseThrow(), "again"));
        agents.resume(agents.find(id).orElseThrow(), "back");
        agents.retire(agents.find(id).orElseThrow(), "closed down");
        for (var act : List.<ThrowingCallable>of(
                () -> agents.resume(agents.find(id).orElseThrow(), "no"),
                () -> agents.pause(agents.find(id).orElseThrow(), "no"),
                () -> agents.retire(agents.find(id).orElseThrow(), "no"))) {
            refused("agents.refused.status", act);
        }

        assertThat(agents.find(id).orElseThrow().status()).isEqualTo(AgentStatus.RETIRED);
        assertThat(World.actionsOf(admin))
                .containsExactly("agent.created", "agent.paused", "agent.resumed", "agent.retired");
        assertThat(logged("reason")).isEqualTo("closed down");
    }

    // R6
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\0b", "half \ud800"})
    void aChangeOfStatusNeedsAReason(String reason) {
        var agent = agents.find(create("")).orElseThrow();

        refused("agents.refused.reason", () -> agents.pause(agent, reason));
        refused("agents.refused.reason", () -> agents.retire(agent, "x".repeat(501)));
    }

    // R6
    @Test
    void aRetiredAgentKeepsItsReaders() {
        var agent = create("");
        World.conversation(agent, "hello");
        var reader = World.person("supervisor");
        World.grant(reader, agent, "view");
        agents.retire(agents.find(agent).orElseThrow(), "closed down");
        World.signIn(reader);

        assertThat(agents.volumes(agent))
                .hasValueSatisfying(volumes -> assertThat(volumes.open()).isOne());
    }

    // R7
    @Test
    void whoeverMayNotDoesNothing() {
        var agent = create("");
        var details = agents.find(agent).orElseThrow();
        var reader = World.person("supervisor");
        World.grant(reader, agent, "manage");
        World.signIn(reader);

        denied(() -> create("-2"));
        denied(() -> agents.update(details));
        denied(() -> agents.pause(details, "why"));
        denied(() -> agents.resume(details, "why"));
        denied(() -> agents.retire(details, "why"));

        World.signIn(World.person(World.role(Permissions.AUDIT_READ)));
        denied(() -> list(""));
        denied(() -> agents.count(AgentFilter.ALL));
        denied(() -> agents.find(agent));
        denied(() -> agents.volumes(agent));
    }

    private List<AgentRow> list(String text) {
        return agents.list(filter(text), BY_NAME, null, 50);
    }

    private AgentId create(String end) {
        return agents.create(details(unique + end, unique, null));
    }

    private static AgentFilter filter(String text) {
        return new AgentFilter(text, null, null);
    }

    private static AgentDetails details(String slug, String name, @Nullable String phone) {
        return AgentDetails.created(slug, name, phone, AgentKind.HYBRID, "es-MX", "Europe/Madrid");
    }

    private static String phone() {
        return "+346" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    private static void denied(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(AccessDeniedException.class);
    }

    private static void refused(String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private String logged(String column) {
        return World.owner()
                .sql("select cast(" + column + " as text) from audit_logs where actor_user_id = ?"
                        + " order by sequence desc limit 1")
                .param(admin.id().value())
                .query(String.class)
                .single();
    }
}
