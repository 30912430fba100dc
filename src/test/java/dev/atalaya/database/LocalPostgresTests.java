package dev.atalaya.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class LocalPostgresTests {

    @TempDir
    private static Path made;

    @TempDir
    private Path temporary;

    private DataFolder folder;

    @BeforeAll
    static void makeOne() {
        var first = DataFolder.at(made);
        TestPostgres.shareBinaries(first);
        LocalPostgres.open(first).close();
    }

    /** Each test has a copy of one that was made and stopped, which is quicker than making it. */
    @BeforeEach
    void copyIt() throws IOException {
        var copy = temporary.resolve("data");
        FileSystemUtils.copyRecursively(made.resolve("postgres"), copy.resolve("postgres"));
        Files.setPosixFilePermissions(copy.resolve("postgres"), PosixFilePermissions.fromString("rwx------"));
        Files.copy(made.resolve("credentials"), copy.resolve("credentials"), StandardCopyOption.COPY_ATTRIBUTES);
        folder = DataFolder.at(copy);
        TestPostgres.shareBinaries(folder);
    }

    @AfterEach
    void stopWhatIsLeft() {
        LocalPostgres.erase(folder);
    }

    @Test
    void isDurableAndListensToPasswordsOnTheLoopbackOnly() throws Exception {
        try (var postgres = LocalPostgres.open(folder);
                var owner = connect(postgres.server(), DatabaseRole.OWNER)) {
            assertThat(Files.readAllLines(Postmaster.file(folder.cluster())).get(4))
                    .as("the folder of its Unix socket")
                    .isEmpty();
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(ask(owner, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ask(owner, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(owner, "show server_encoding")).isEqualTo("UTF8");
            assertThat(ask(owner, "select lower('ÁÑ')")).isEqualTo("áñ");

            var url = postgres.server().jdbcUrl();
            for (var login : List.of("postgres", "atalaya_owner", "atalaya_app", "atalaya_backup")) {
                for (var password : List.of("", "postgres", login)) {
                    assertThatExceptionOfType(SQLException.class)
                            .as("%s with %s", login, password)
                            .isThrownBy(() -> DriverManager.getConnection(url, login, password));
                }
            }
            assertThat(otherAddresses())
                    .allSatisfy(address -> assertThatExceptionOfType(SQLException.class)
                            .isThrownBy(() -> DriverManager.getConnection(
                                    url.replace("127.0.0.1", address),
                                    "atalaya_app",
                                    postgres.server().password(DatabaseRole.APP))));
        }
    }

    @Test
    void rolesAreWhatTheyMustBe() throws SQLException {
        try (var postgres = LocalPostgres.open(folder);
                var backup = connect(postgres.server(), DatabaseRole.BACKUP);
                var owner = connect(postgres.server(), DatabaseRole.OWNER)) {
            assertThat(ask(owner, """
                            select string_agg(format('%s %s %s %s %s', rolname, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls), '; ' order by rolname)
                              from pg_roles where rolname like 'atalaya%'""")).isEqualTo("atalaya_app f f f f; atalaya_backup f f f t; atalaya_owner f f t f");
            run(owner, "create table notes (note text)", "insert into notes values ('kept')");
            assertThat(ask(backup, "select note from notes")).isEqualTo("kept");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(backup, "insert into notes values ('no')"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(backup, "set default_transaction_read_only = off", "delete from notes"));
        }
    }

    @Test
    void passwordsAreForTheOwnerOfTheFolderAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.credentials())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.cluster())))
                .isEqualTo("rwx------");
        assertThat(made.resolve("postgres-new.password")).doesNotExist();
    }

    @Test
    void dataOutlivesTheServer() throws SQLException {
        try (var postgres = LocalPostgres.open(folder);
                var owner = connect(postgres.server(), DatabaseRole.OWNER)) {
            run(owner, "create table notes (note text)", "insert into notes values ('kept')");
        }
        assertThat(LocalPostgres.find(folder)).isEmpty();
        try (var postgres = LocalPostgres.open(folder);
                var owner = connect(postgres.server(), DatabaseRole.OWNER)) {
            assertThat(ask(owner, "select note from notes")).isEqualTo("kept");
        }
    }

    @Test
    void aFolderIsForOneApplicationAndItsCommandsJoin() {
        try (var postgres = LocalPostgres.open(folder)) {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> LocalPostgres.open(folder))
                    .withMessageContaining("in use")
                    .withMessageContaining(Long.toString(ProcessHandle.current().pid()));
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> LocalPostgres.erase(folder))
                    .withMessageContaining("in use");
            try (var joined = LocalPostgres.openOrJoin(folder)) {
                assertThat(joined.server().jdbcUrl())
                        .isEqualTo(postgres.server().jdbcUrl());
            }
            assertThat(LocalPostgres.find(folder))
                    .as("a command that joined leaves it running")
                    .isPresent();
        }
        try (var alone = LocalPostgres.openOrJoin(folder)) {
            assertThat(LocalPostgres.find(folder)).isPresent();
            assertThat(alone.server().holds(DatabaseRole.OWNER)).isTrue();
        }
        assertThat(LocalPostgres.find(folder)).isEmpty();
    }

    @Test
    void aServerThatDiesIsStartedAgainWhereItWas() throws Exception {
        try (var postgres = LocalPostgres.open(folder)) {
            try (var owner = connect(postgres.server(), DatabaseRole.OWNER)) {
                run(owner, "create table notes (note text)", "insert into notes values ('kept')");
            }
            Postmaster.of(folder.cluster()).orElseThrow().process().destroyForcibly();
            try (var owner = patiently(postgres.server())) {
                assertThat(ask(owner, "select note from notes")).isEqualTo("kept");
            }
        }
    }

    @Test
    void aClusterOfAnotherMajorIsRefusedAndLeftAlone() throws IOException {
        var version = folder.cluster().resolve("PG_VERSION");
        Files.writeString(version, "14\n");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> LocalPostgres.open(folder))
                .withMessageContaining("made by PostgreSQL 14")
                .withMessageNotContaining("\n");
        assertThat(Files.readString(version)).isEqualTo("14\n");
    }

    @Test
    void aClusterWithoutItsPasswordsIsRefusedAndLeftAlone() throws IOException {
        Files.delete(folder.credentials());
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> LocalPostgres.open(folder))
                .withMessageContaining("credentials is missing");
        assertThat(folder.credentials()).doesNotExist();
    }

    @Test
    void anInterruptedFirstStartIsDoneAgain() throws Exception {
        FileSystemUtils.deleteRecursively(folder.cluster());
        Files.createDirectories(folder.root().resolve("postgres-new").resolve("base"));
        Files.writeString(folder.root().resolve("postgres-new.password"), "half");
        try (var postgres = LocalPostgres.open(folder);
                var app = connect(postgres.server(), DatabaseRole.APP)) {
            assertThat(ask(app, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aProcessNumberThatSomebodyElseHasNowIsNoObstacle() throws Exception {
        Files.writeString(
                Postmaster.file(folder.cluster()),
                "%d\n%s\n1\n5432\n\n127.0.0.1\n"
                        .formatted(ProcessHandle.current().pid(), folder.cluster()));
        assertThat(LocalPostgres.find(folder)).isEmpty();
        LocalPostgres.open(folder).close();
    }

    @Test
    void tooLittleDiskIsSaid() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> folder.prepare(Long.MAX_VALUE))
                .withMessageContaining("Too little disk");
    }

    private static List<String> otherAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                    .map(address -> String.valueOf(address.getHostAddress()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Connection patiently(DatabaseServer server) throws InterruptedException, SQLException {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                return connect(server, DatabaseRole.OWNER);
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    private static Connection connect(DatabaseServer server, DatabaseRole role) throws SQLException {
        // The driver takes a read-only login for a sign of a standby.
        var url = server.jdbcUrl().replace("targetServerType=primary", "targetServerType=any");
        return DriverManager.getConnection(url, role.login(), server.password(role));
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
