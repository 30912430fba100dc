package dev.atalaya.bench;

import dev.atalaya.access.AccessExplainer;
import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.AccessService;
import dev.atalaya.access.GrantDetails;
import dev.atalaya.access.GrantFilter;
import dev.atalaya.access.GrantHolder;
import dev.atalaya.access.GrantOrder;
import dev.atalaya.access.GrantRow;
import dev.atalaya.access.MatrixColumn;
import dev.atalaya.access.MatrixFilter;
import dev.atalaya.access.MatrixOrder;
import dev.atalaya.access.MatrixRow;
import dev.atalaya.access.MatrixService;
import dev.atalaya.access.MatrixSide;
import dev.atalaya.agents.AgentFilter;
import dev.atalaya.agents.AgentOrder;
import dev.atalaya.agents.AgentRow;
import dev.atalaya.agents.AgentService;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.roles.RoleOrder;
import dev.atalaya.roles.RoleService;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import dev.atalaya.users.UserFilter;
import dev.atalaya.users.UserKind;
import dev.atalaya.users.UserOrder;
import dev.atalaya.users.UserRow;
import dev.atalaya.users.UserService;
import dev.atalaya.users.UserStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./atalaya bench access}: P1 and P3 of users, roles, grants and the matrix, and what a preview costs. */
@Tag("bench")
class BenchAccess {

    static final String CONTENTS = "10,000 users, 200 agents, 40 roles, 50,000 grants, 20,000 conversations";

    private static final int PAGE = 50;
    private static final Person WHO = Person.MAY_ALL;

    private static final KeysetOrder<UserOrder> BY_NAME = new KeysetOrder<>(UserOrder.NAME, false);
    private static final KeysetOrder<UserOrder> BY_LOGIN = new KeysetOrder<>(UserOrder.LAST_LOGIN, true);
    private static final KeysetOrder<GrantOrder> NEWEST = new KeysetOrder<>(GrantOrder.GRANTED_AT, true);
    private static final KeysetOrder<MatrixOrder> ROWS = new KeysetOrder<>(MatrixOrder.NAME, false);
    private static final KeysetOrder<AgentOrder> AGENTS = new KeysetOrder<>(AgentOrder.NAME, false);
    private static final UserFilter SUSPENDED = new UserFilter(UserKind.PERSON, UserStatus.SUSPENDED, null, "");
    private static final MatrixFilter MATRIX = new MatrixFilter(MatrixSide.USERS, "", "");

    @Test
    void measure() {
        try (var bench = Bench.ofAccess("access")) {
            var lists = new Lists(bench.console);
            warmUp(bench, lists);
            users(bench, lists);
            pages(
                    bench,
                    "grants",
                    lists::grants,
                    () -> lists.grants(NEWEST.reversed(), null, PAGE + 1).getLast(),
                    NEWEST);
            var columns = bench.console.as(WHO, lists::columns);
            Listing<MatrixRow, MatrixOrder> matrix =
                    (order, after, limit) -> lists.matrix(columns, order, after, limit);
            pages(
                    bench,
                    "200-column matrix",
                    matrix,
                    () -> matrix.read(ROWS.reversed(), null, PAGE + 1).getLast(),
                    ROWS);
            pages(
                    bench,
                    "agents",
                    lists::agents,
                    () -> lists.agents(AGENTS.reversed(), null, PAGE + 1).getLast(),
                    AGENTS);
            bench.plain("roles, all on the first page", WHO, lists::roles);
            details(bench, lists);
            var team = bench.console.as(WHO, lists::team);
            bench.rolledBack("preview of a grant to 500 holders", WHO, () -> lists.preview(team), 3);
            bench.report.close();
        }
    }

    private static void warmUp(Bench bench, Lists lists) {
        for (var turns = 0; turns < 4; turns++) {
            bench.console
                    .side(WHO, () -> lists.users(UserFilter.PEOPLE, BY_NAME, null, PAGE))
                    .run(Comparison.TURN);
        }
    }

    private static void users(Bench bench, Lists lists) {
        Listing<UserRow, UserOrder> people =
                (order, after, limit) -> lists.users(UserFilter.PEOPLE, order, after, limit);
        pages(
                bench,
                "users",
                people,
                () -> people.read(BY_NAME.reversed(), null, PAGE + 1).getLast(),
                BY_NAME);
        bench.plain("users by last sign-in, first page", WHO, () -> people.read(BY_LOGIN, null, PAGE));
        bench.plain("users suspended, first page", WHO, () -> lists.users(SUSPENDED, BY_NAME, null, PAGE));
        bench.plain(
                "users, total",
                WHO,
                () -> bench.console.service(UserService.class).count(UserFilter.PEOPLE));
    }

    /** First, next and deepest, and how many statements each list of 10 and of 500 rows takes. */
    private static <T, S extends Enum<S>> void pages(
            Bench bench, String name, Listing<T, S> list, Reader<T> deepest, KeysetOrder<S> order) {
        bench.plain(name + ", first page", WHO, () -> list.read(order, null, PAGE));
        var next = bench.console.as(WHO, () -> list.read(order, null, PAGE).getLast());
        bench.plain(name + ", next page", WHO, () -> list.read(order, next, PAGE));
        var deep = bench.console.as(WHO, deepest::read);
        bench.plain(name + ", deepest page", WHO, () -> list.read(order, deep, PAGE));
        bench.alike(
                name + ", deepest / first",
                WHO,
                () -> list.read(order, deep, PAGE),
                () -> list.read(order, null, PAGE),
                1.5);
        for (var rows : List.of(10, 500)) {
            var heard = bench.counted(WHO, () -> list.read(order, null, rows));
            bench.report.count("statements of " + name + ", " + rows, heard.size(), 3, "");
            bench.report.count("OFFSET in them", Bench.offsets(heard), 0, "");
        }
    }

    private static void details(Bench bench, Lists lists) {
        var user = bench.console.as(
                WHO, () -> lists.users(UserFilter.PEOPLE, BY_NAME, null, 1).getFirst());
        var team = bench.console.as(WHO, lists::team);
        bench.plain("explaining", WHO, () -> lists.explain(user.id()));
        bench.report.count(
                "statements of roles", bench.counted(WHO, lists::roles).size(), 3, "");
        statements(
                bench,
                "a user's page",
                () -> bench.console.service(UserService.class).find(user.id()));
        statements(
                bench,
                "a role's page",
                () -> bench.console.service(RoleService.class).find(team));
        statements(bench, "an explanation", () -> lists.explain(user.id()));
    }

    private static void statements(Bench bench, String name, Runnable work) {
        bench.report.count("statements of " + name, bench.counted(WHO, work).size(), 6, "");
    }

    /** The services' lists, each as its view reads it. */
    private static final class Lists {

        private final Console console;

        Lists(Console console) {
            this.console = console;
        }

        List<UserRow> users(UserFilter filter, KeysetOrder<UserOrder> order, @Nullable UserRow after, int limit) {
            return console.service(UserService.class).list(filter, order, after, limit);
        }

        List<GrantRow> grants(KeysetOrder<GrantOrder> order, @Nullable GrantRow after, int limit) {
            return console.service(AccessService.class).list(GrantFilter.ALL, order, after, limit);
        }

        List<AgentRow> agents(KeysetOrder<AgentOrder> order, @Nullable AgentRow after, int limit) {
            return console.service(AgentService.class).list(new AgentFilter("", null, null), order, after, limit);
        }

        List<Long> columns() {
            return console.service(MatrixService.class).columns(MATRIX).stream()
                    .map(MatrixColumn::id)
                    .limit(MatrixService.MOST_COLUMNS)
                    .toList();
        }

        List<MatrixRow> matrix(
                List<Long> columns, KeysetOrder<MatrixOrder> order, @Nullable MatrixRow after, int limit) {
            return console.service(MatrixService.class).rows(MATRIX, columns, order, after, limit);
        }

        void roles() {
            var unused =
                    console.service(RoleService.class).list("", new KeysetOrder<>(RoleOrder.NAME, false), null, PAGE);
        }

        long team() {
            return console.service(RoleService.class)
                    .list("bench-1", new KeysetOrder<>(RoleOrder.NAME, false), null, 1)
                    .getFirst()
                    .id();
        }

        void explain(UserId user) {
            var unused = console.service(AccessExplainer.class).explain(user, new ConversationId(1));
        }

        void preview(long team) {
            var details = new GrantDetails(
                    GrantHolder.role(team), 200L, AccessLevel.VIEW, "Takes over the agent", null, null);
            var unused = console.service(AccessService.class).previewGrant(details);
        }
    }

    private interface Listing<T, S extends Enum<S>> {
        List<T> read(KeysetOrder<S> order, @Nullable T after, int limit);
    }

    private interface Reader<T> {
        T read();
    }
}
