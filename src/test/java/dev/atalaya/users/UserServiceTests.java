package dev.atalaya.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.database.DatabaseRole;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class UserServiceTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final KeysetOrder<UserOrder> BY_NAME = new KeysetOrder<>(UserOrder.NAME, false);

    private final People people = new People();

    @Autowired
    private UserService users;

    private AtalayaUser reader;

    @BeforeEach
    void reader() {
        reader = World.person("auditor");
    }

    @Test
    void R1_listsPeopleByNameWhateverCaseAndAccents() {
        people.person("zoe", UserStatus.ACTIVE);
        people.person("Álvaro", UserStatus.ACTIVE);
        people.person("Bea", UserStatus.DRAFT);

        assertThat(names(people.filter(), BY_NAME)).containsExactly("Álvaro", "Bea", "zoe");
        assertThat(as(() -> users.count(people.filter()))).isEqualTo(3);
    }

    @Test
    void R1_hidesServiceUsersUntilTheyAreAskedFor() {
        var services = new UserFilter(UserKind.SERVICE, null, null, "");

        assertThat(as(() -> users.list(UserFilter.PEOPLE, BY_NAME, null, 500)))
                .allMatch(row -> row.kind() == UserKind.PERSON);
        assertThat(names(services, BY_NAME)).contains("import", "system");
        assertThat(names(services, new KeysetOrder<>(UserOrder.EMAIL, true))).contains("import", "system");
    }

    @Test
    void R2_countsEachAgentOnceFromGrantsThatAreInForce() {
        var one = World.agent();
        var two = World.agent();
        var role = World.role();
        var ana = people.person("Ana", UserStatus.ACTIVE);
        People.hold(ana, role, null);
        People.grant(ana, one, null);
        People.grant(ana, World.agent(), NOW.minusSeconds(60));
        People.grantToRole(role, one);
        People.grantToRole(role, two);
        var ended = World.role();
        People.hold(ana, ended, NOW.minusSeconds(60));
        People.grantToRole(ended, null);

        var row = only();

        assertThat(row.agents()).isEqualTo(2);
        assertThat(row.allAgents()).isFalse();
        assertThat(row.roles()).containsExactly(role);
    }

    @Test
    void R2_saysAllWhereAGrantReachesAll() {
        var ana = people.person("Ana", UserStatus.ACTIVE);
        People.grant(ana, null, null);

        assertThat(only().allAgents()).isTrue();
    }

    @Test
    void R3_filtersByTextStatusAndRole() {
        var role = World.role();
        var ana = people.person("Ana Núñez", UserStatus.ACTIVE);
        people.person("Ben", UserStatus.SUSPENDED);
        People.hold(ana, role, null);

        assertThat(names(new UserFilter(UserKind.PERSON, UserStatus.SUSPENDED, null, people.word()), BY_NAME))
                .containsExactly("Ben");
        assertThat(names(new UserFilter(UserKind.PERSON, null, role, ""), BY_NAME))
                .containsExactly("Ana Núñez");
        assertThat(names(new UserFilter(UserKind.PERSON, null, role, "NUNEZ"), BY_NAME))
                .containsExactly("Ana Núñez");
        assertThat(names(new UserFilter(UserKind.PERSON, null, role, "núñ"), BY_NAME))
                .containsExactly("Ana Núñez");
        assertThat(names(new UserFilter(UserKind.PERSON, null, "no-such-role", ""), BY_NAME))
                .isEmpty();
    }

    // C-01
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"100%|100% sure", "_|snake_case", "\\|back\\slash", "'; drop table|x'; drop table users--"})
    void R4_takesTextsLiterally(String text, String name) {
        var role = World.role();
        for (var other : List.of(name, "100 sure", "snakeXcase", "backslash")) {
            People.hold(people.person(other, UserStatus.ACTIVE), role, null);
        }

        assertThat(names(new UserFilter(UserKind.PERSON, null, role, text), BY_NAME))
                .containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800"})
    void R4_refusesTextsThatNoColumnCanHold(String text) {
        assertThatThrownBy(() -> new UserFilter(UserKind.PERSON, null, null, text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void R4_refusesLongTexts() {
        assertThat(UserFilter.accepts("x".repeat(UserFilter.LONGEST_TEXT))).isTrue();
        assertThat(UserFilter.accepts("x".repeat(UserFilter.LONGEST_TEXT + 1))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(UserOrder.class)
    void R5_pagesByKeyThroughEqualNamesAndThoseWhoNeverSignedIn(UserOrder key) {
        for (var n = 0; n < 12; n++) {
            people.person(n % 3 == 0 ? "Same" : "Person " + n, UserStatus.ACTIVE, n % 4 == 0 ? null : NOW);
        }

        var order = new KeysetOrder<>(key, false);
        var up = walk(order);

        assertThat(up).hasSize(12).doesNotHaveDuplicates();
        assertThat(walk(order.reversed())).isEqualTo(up.reversed());
    }

    @Test
    void R5_neverGivesMoreThanFiveHundredRows() {
        World.owner()
                .sql("insert into users (email, display_name, test_user)"
                        + " select n || ? , 'Many', true from generate_series(1, 510) n")
                .param(people.word() + "@test.example")
                .update();

        assertThat(as(() -> users.list(people.filter(), BY_NAME, null, 1_000_000)))
                .hasSize(500);
    }

    @ParameterizedTest
    @EnumSource(UserOrder.class)
    void R6_readsEachOrderFromItsIndex(UserOrder key) {
        var question = UserQueries.listing(UserFilter.PEOPLE, new KeysetOrder<>(key, true), null, 50);
        var source = World.dataSource(DatabaseRole.APP);
        var plan = new TransactionTemplate(new JdbcTransactionManager(source)).execute(status -> {
            var app = JdbcClient.create(source);
            app.sql("set local enable_seqscan = off").update();
            return String.join(
                    "\n",
                    app.sql("explain " + question.sql())
                            .params(question.parameters())
                            .query(String.class)
                            .list());
        });

        assertThat(plan)
                .contains(
                        switch (key) {
                            case NAME -> "users_name_idx";
                            case EMAIL -> "users_email_key";
                            case LAST_LOGIN -> "users_last_login_idx";
                        });
    }

    @Test
    void R6_takesOneStatementWhateverTheNumberOfRows() {
        people.person("Only", UserStatus.ACTIVE);
        var few = as(() -> Statements.during(() -> users.list(people.filter(), BY_NAME, null, 50)));
        for (var n = 0; n < 40; n++) {
            People.grant(people.person("Person " + n, UserStatus.ACTIVE), World.agent(), null);
        }

        assertThat(as(() -> Statements.during(() -> users.list(people.filter(), BY_NAME, null, 50))))
                .isEqualTo(few)
                .isLessThanOrEqualTo(4);
    }

    @Test
    void R7_whoLacksThePermissionReadsNothing() {
        var person = World.person("supervisor");

        assertThatThrownBy(() -> World.as(person, () -> users.list(UserFilter.PEOPLE, BY_NAME, null, 1)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> World.as(person, () -> users.count(UserFilter.PEOPLE)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> World.as(person, users::roles)).isInstanceOf(AccessDeniedException.class);
    }

    //
    @Test
    void R7_aThreadWithoutAUserReadsNothing() throws InterruptedException {
        var failure = new ArrayList<Throwable>();
        var thread = Thread.ofPlatform()
                .uncaughtExceptionHandler((ended, cause) -> failure.add(cause))
                .start(() -> users.count(UserFilter.PEOPLE));
        thread.join();

        assertThat(failure).singleElement().isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    private UserRow only() {
        var rows = as(() -> users.list(people.filter(), BY_NAME, null, 50));
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private List<String> names(UserFilter filter, KeysetOrder<UserOrder> order) {
        return as(() -> users.list(filter, order, null, 50)).stream()
                .map(UserRow::displayName)
                .toList();
    }

    private List<UserRow> walk(KeysetOrder<UserOrder> order) {
        return as(() -> {
            var all = new ArrayList<UserRow>();
            var page = users.list(people.filter(), order, null, 5);
            while (!page.isEmpty()) {
                all.addAll(page);
                page = users.list(people.filter(), order, all.getLast(), 5);
            }
            return List.copyOf(all);
        });
    }

    private <T> T as(Supplier<T> work) {
        return World.as(reader, work);
    }
}
