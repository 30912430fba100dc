package dev.atalaya.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * The one connection of this process that listens to the database, outside the pool and outside all transactions. When it is
 * lost it is made again, after pauses that grow up to half a minute.
 */
@Component
@ConditionalOnWebApplication
class NotificationConnection implements SmartLifecycle {

    static final String APPLICATION_NAME = "atalaya-listen";

    private static final Logger LOG = LoggerFactory.getLogger(NotificationConnection.class);

    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int SECONDS_FOR_AN_ANSWER = 5;

    private final DatabaseServer server;
    private final List<NotificationListener> listeners;

    private volatile boolean running;
    private volatile @Nullable Connection connection;
    private @Nullable Thread thread;

    NotificationConnection(DatabaseServer server, List<NotificationListener> listeners) {
        this.server = server;
        this.listeners = listeners;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("notifications").start(this::listen);
    }

    /** The driver waits in a read, which only the end of the connection ends. */
    @Override
    public void stop() {
        running = false;
        var open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("Closing the connection that listens", e);
            }
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        var pauses = pauses();
        while (running) {
            try (var open = connect()) {
                connection = open;
                subscribe(open);
                pauses = pauses();
                hear(open);
            } catch (SQLException e) {
                pauseAfter(e, pauses.nextBackOff());
            }
        }
    }

    private Connection connect() throws SQLException {
        var login = new Properties();
        login.setProperty("user", DatabaseRole.APP.login());
        login.setProperty("password", server.password(DatabaseRole.APP));
        login.setProperty("ApplicationName", APPLICATION_NAME);
        return DriverManager.getConnection(server.jdbcUrl(), login);
    }

    private void subscribe(Connection open) throws SQLException {
        try (var statement = open.createStatement()) {
            for (var listener : listeners) {
                statement.execute("listen " + statement.enquoteIdentifier(listener.channel(), true));
            }
        }
        listeners.forEach(NotificationListener::missed);
    }

    private void hear(Connection open) throws SQLException {
        var driver = open.unwrap(PGConnection.class);
        while (running) {
            @Nullable PGNotification[] told = driver.getNotifications((int) SILENCE.toMillis());
            if ((told == null || told.length == 0) && !open.isValid(SECONDS_FOR_AN_ANSWER)) {
                throw new SQLException("The connection that listens does not answer");
            }
            for (var word : Objects.requireNonNullElse(told, new PGNotification[0])) {
                tell(word);
            }
        }
    }

    private void tell(PGNotification word) {
        listeners.stream()
                .filter(listener -> listener.channel().equals(word.getName()))
                .forEach(listener -> listener.heard(word.getParameter()));
    }

    private void pauseAfter(SQLException failure, long milliseconds) {
        if (!running) {
            return;
        }
        LOG.warn("The database is not heard; trying again in {} ms: {}", milliseconds, failure.getMessage());
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static BackOffExecution pauses() {
        var pauses = new ExponentialBackOff(500, 2);
        pauses.setMaxInterval(SILENCE.toMillis());
        return pauses.start();
    }
}
