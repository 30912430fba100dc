package dev.atalaya.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.DatabaseTest;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextTransactionManagerTests {

    private static final int ROUNDS = Integer.getInteger("atalaya.faults.rounds", 1);

    private final CurrentUser currentUser = new CurrentUser();
    private final List<AutoCloseable> open = new ArrayList<>();

    @Autowired
    private DatabaseServer server;

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    private Person ana;
    private Person beto;

    @BeforeAll
    void twoPeopleWithAnAgentEach() {
        ana = person("ana");
        beto = person("beto");
    }

    @AfterEach
    void closePools() throws Exception {
        for (var resource : open.reversed()) {
            resource.close();
        }
        open.clear();
    }

    @Test
    void eachTransactionSeesItsOwnUsersRows() {
        var database = new Database(1, currentUser);
        assertThat(database.agentsSeenBy(ana)).containsExactly(ana.agent);
        assertThat(database.agentsSeenBy(beto)).containsExactly(beto.agent);
        assertThat(database.agentsSeenBy(null)).isEmpty();
    }

    @Test
    void aReadOnlyTransactionHasItsUserToo() {
        var database = new Database(1, currentUser);
        database.transaction.setReadOnly(true);
        assertThat(database.agentsSeenBy(ana)).containsExactly(ana.agent);
    }

    @Test
    void anInnerTransactionOfItsOwnHasTheUserOfItsTime() {
        var database = new Database(2, currentUser);
        var inner = new TransactionTemplate(database.manager);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var seen = as(
                ana,
                () -> database.transaction.execute(outer -> {
                    var within = as(beto, () -> inner.execute(status -> database.agents()));
                    return List.of(within, database.agents());
                }));
        assertThat(seen).containsExactly(List.of(beto.agent), List.of(ana.agent));
    }

    @Test
    void afterATransactionTheConnectionIsNobodys() {
        var database = new Database(1, currentUser);
        assertThat(database.agentsSeenBy(ana)).hasSize(1);
        // outside a transaction, on the very connection that Ana just used
        assertThat(as(beto, database::agents)).isEmpty();
    }

    @Test
    void failuresLeaveNoUserBehind() {
        var database = new Database(1, currentUser);
        var seenByNobody = new AtomicInteger();
        for (var i = 1; i <= 1_000; i++) {
            var person = i % 2 == 0 ? ana : beto;
            assertThat(database.agentsSeenBy(person, Mishap.of(i))).isSubsetOf(person.agent);
            if (i % 3 == 0) {
                // outside a transaction, on the connection that was just used
                seenByNobody.addAndGet(as(person, database::agents).size());
                seenByNobody.addAndGet(database.agentsSeenBy(null).size());
            }
        }
        assertThat(seenByNobody).hasValue(0);
        assertThat(database.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    @Tag("faults")
    void threadsDoNotSeeEachOthersRows() throws Exception {
        var database = new Database(4, currentUser);
        var foreign = new AtomicInteger();
        var seen = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(16)) {
            var turns = IntStream.rangeClosed(1, 1_000 * ROUNDS)
                    .mapToObj(turn -> threads.submit(() -> {
                        var person = turn % 3 == 0 ? null : turn % 3 == 1 ? ana : beto;
                        var agents = database.agentsSeenBy(person, Mishap.of(turn));
                        seen.addAndGet(agents.size());
                        agents.stream()
                                .filter(agent -> person == null || agent != person.agent)
                                .forEach(agent -> foreign.incrementAndGet());
                    }))
                    .toList();
            for (var turn : turns) {
                turn.get();
            }
        }
        assertThat(foreign).hasValue(0);
        assertThat(seen).hasPositiveValue();
        assertThat(database.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void aUserThatCannotBeToldGivesTheConnectionBack() {
        var broken = new AtomicBoolean(true);
        var database = new Database(1, new CurrentUser() {
            @Override
            public Optional<UserId> id() {
                if (broken.get()) {
                    throw new IllegalStateException("nobody knows");
                }
                return super.id();
            }
        });
        for (var i = 0; i < 3; i++) {
            assertThatExceptionOfType(CannotCreateTransactionException.class)
                    .isThrownBy(() -> database.agentsSeenBy(ana));
        }
        assertThat(database.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        broken.set(false);
        assertThat(database.agentsSeenBy(ana)).containsExactly(ana.agent);
    }

    @Test
    void aConnectionThatDiesAtTheBeginIsReplaced() {
        var database = new Database(1, currentUser);
        assertThat(database.agentsSeenBy(ana)).hasSize(1);
        JdbcClient.create(asSuperuser())
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?")
                .param(database.name)
                .query()
                .listOfRows();
        var seen = List.<Long>of();
        for (var attempt = 0; attempt < 10 && seen.isEmpty(); attempt++) {
            try {
                seen = database.agentsSeenBy(ana);
            } catch (CannotCreateTransactionException e) {
                assertThat(database.pool.getHikariPoolMXBean().getActiveConnections())
                        .isZero();
            }
        }
        assertThat(seen).containsExactly(ana.agent);
    }

    private <T> T as(@Nullable Person person, Supplier<T> work) {
        return person == null ? work.get() : currentUser.callAs(person.user, work);
    }

    private DataSource asSuperuser() {
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(Credentials.SUPERUSER);
        source.setPassword(TestPostgres.superuserPassword());
        return source;
    }

    private Person person(String name) {
        var sql = JdbcClient.create(owner);
        var unique = "context-" + name + "-" + System.nanoTime();
        var agent = sql.sql("insert into whatsapp_agents (slug, name) values (?, ?) returning id")
                .params(unique, name)
                .query(Long.class)
                .single();
        var id = sql.sql("insert into users (email, display_name, status) values (?, ?, 'active') returning id")
                .params(unique + "@test.example", name)
                .query(Long.class)
                .single();
        sql.sql("insert into user_agent_access (user_id, agent_id, level) values (?, ?, 'view')")
                .params(id, agent)
                .update();
        return new Person(
                agent, new AtalayaUser(new UserId(id), unique, name, true, null, null, null, "system", Set.of()));
    }

    private record Person(long agent, AtalayaUser user) {}

    /** What goes wrong in the middle of a transaction. */
    private enum Mishap {
        NONE,
        THROWS,
        TIMES_OUT,
        IS_KILLED;

        static Mishap of(int turn) {
            return turn % 11 == 0 ? IS_KILLED : turn % 7 == 0 ? TIMES_OUT : turn % 5 == 0 ? THROWS : NONE;
        }
    }

    /** A pool of some connections with the transaction manager on top of it. */
    private final class Database {

        private final String name = "context test " + System.nanoTime();
        private final HikariDataSource pool;
        private final ContextTransactionManager manager;
        private final TransactionTemplate transaction;
        private final JdbcClient sql;

        Database(int connections, CurrentUser currentUser) {
            pool = new HikariDataSource();
            pool.setJdbcUrl(server.jdbcUrl());
            pool.setUsername(DatabaseRole.APP.login());
            pool.setPassword(server.password(DatabaseRole.APP));
            pool.setMaximumPoolSize(connections);
            pool.addDataSourceProperty("ApplicationName", name);
            open.add(pool);
            manager = new ContextTransactionManager(currentUser);
            manager.setEntityManagerFactory(entityManagers());
            manager.setDataSource(pool);
            manager.afterPropertiesSet();
            transaction = new TransactionTemplate(manager);
            sql = JdbcClient.create(pool);
        }

        List<Long> agents() {
            return sql.sql("select id from whatsapp_agents where slug like 'context-%'")
                    .query(Long.class)
                    .list();
        }

        List<Long> agentsSeenBy(@Nullable Person person) {
            return as(person, () -> transaction.execute(status -> agents()));
        }

        List<Long> agentsSeenBy(@Nullable Person person, Mishap mishap) {
            var seen = new ArrayList<Long>();
            try {
                as(
                        person,
                        () -> transaction.execute(status -> {
                            seen.addAll(agents());
                            happen(mishap);
                            return seen;
                        }));
                assertThat(mishap).isEqualTo(Mishap.NONE);
            } catch (RuntimeException e) {
                assertThat(mishap).as("%s", e).isNotEqualTo(Mishap.NONE);
            }
            return seen;
        }

        private void happen(Mishap mishap) {
            switch (mishap) {
                case THROWS -> throw new IllegalStateException("a mishap");
                case TIMES_OUT -> {
                    sql.sql("set local statement_timeout = '5ms'").update();
                    sql.sql("select pg_sleep(1)").query().listOfRows();
                }
                case IS_KILLED ->
                    sql.sql("select pg_terminate_backend(pg_backend_pid())")
                            .query()
                            .listOfRows();
                case NONE -> {}
            }
        }

        private EntityManagerFactory entityManagers() {
            var factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(pool);
            factory.setPersistenceUnitName(name);
            factory.setPackagesToScan("dev.atalaya.database");
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            factory.setJpaPropertyMap(Map.of());
            factory.afterPropertiesSet();
            open.add(factory::destroy);
            var entityManagers = factory.getObject();
            assertThat(entityManagers).isNotNull();
            return entityManagers;
        }
    }
}
