package dev.atalaya.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a server that is still starting, and says in one line what is wrong where it refuses. */
final class FirstContact {

    private static final Logger LOG = LoggerFactory.getLogger(FirstContact.class);

    private FirstContact() {}

    static void await(DatabaseServer server, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        for (var pause = Duration.ofMillis(500); ; pause = longer(pause)) {
            try {
                DriverManager.getConnection(
                                server.jdbcUrl(), DatabaseRole.APP.login(), server.password(DatabaseRole.APP))
                        .close();
                return;
            } catch (SQLException e) {
                refuse(server, e);
                if (System.nanoTime() > end) {
                    throw new StartRefused(
                            "The database at %s does not answer: %s".formatted(server, e.getMessage()), e);
                }
                LOG.warn("Waiting for the database at {}: {}", server, e.getMessage());
            }
            sleep(pause);
        }
    }

    private static void refuse(DatabaseServer server, SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (state.startsWith("28")) {
            throw new StartRefused(
                    "The database at %s refuses atalaya_app: is ATALAYA_DB_APP_PASSWORD right, and was ./atalaya db init run?"
                            .formatted(server),
                    e);
        }
        if (state.equals("3D000")) {
            throw new StartRefused(
                    "There is no database %s on its server: ./atalaya db init makes it".formatted(server.database()),
                    e);
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.toSeconds() > 5 ? Duration.ofSeconds(5) : doubled;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while waiting for the database", e);
        }
    }
}
