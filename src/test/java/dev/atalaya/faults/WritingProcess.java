package dev.atalaya.faults;

import dev.atalaya.database.DataFolder;
import dev.atalaya.database.DatabaseRole;
import dev.atalaya.database.DatabaseServer;
import dev.atalaya.database.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** An application to be killed: it runs its data folder's database, writes, and says what was acknowledged. */
final class WritingProcess {

    static final String READY = "ready";

    private WritingProcess() {}

    public static void main(String[] args) throws Exception {
        var postgres = LocalPostgres.open(DataFolder.at(Path.of(args[0])));
        System.out.println(READY);
        for (var i = 0; i < 2; i++) {
            Thread.ofPlatform().start(() -> write(postgres.server()));
        }
    }

    static Process start(Path folder) throws IOException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        WritingProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void write(DatabaseServer server) {
        try (var connection = connect(server)) {
            while (true) {
                System.out.println(conversation(connection));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection connect(DatabaseServer server) throws SQLException {
        var connection = DriverManager.getConnection(
                server.jdbcUrl(), DatabaseRole.APP.login(), server.password(DatabaseRole.APP));
        connection.setAutoCommit(false);
        return connection;
    }

    /** One conversation with its message and its line in the audit log, in one transaction; returns its external id. */
    static String conversation(Connection connection) throws SQLException {
        var id = UUID.randomUUID().toString();
        try (var statement = connection.prepareStatement("""
                with me as (
                    select set_config('atalaya.user_id', id::text, true) from users
                     where kind = 'service' and display_name = 'import')
                select * from me""")) {
            statement.execute();
        }
        try (var statement = connection.prepareStatement("""
                with agent as (select id from whatsapp_agents where slug = 'faults'),
                contact as (insert into contacts (agent_id, phone) select id, ? from agent returning id, agent_id),
                conversation as (
                    insert into conversations
                        (agent_id, external_id, contact_id, created_at, last_message_at, message_count)
                    select agent_id, ?, id, now(), now(), 1 from contact returning id, agent_id)
                insert into messages (agent_id, conversation_id, external_id, direction, author, created_at)
                select agent_id, id, ?, 'inbound', 'contact', now() from conversation""")) {
            statement.setString(1, id);
            statement.setString(2, id);
            statement.setString(3, id);
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement("""
                select atalaya_audit_append(jsonb_build_array(jsonb_build_object(
                    'action', 'conversation.written', 'target_type', 'fault', 'target_label', ?)))""")) {
            statement.setString(1, id);
            statement.execute();
        }
        connection.commit();
        return id;
    }
}
