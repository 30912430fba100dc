package dev.atalaya.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts what the driver sends to the database, so that nothing between a service and the wire is left out. */
public final class Statements {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private Statements() {}

    /** Executions of prepared statements, among them the transaction's begin, its user and its commit. */
    public static int during(Runnable work) {
        var count = new AtomicInteger();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getMessage() != null && line.getMessage().contains("FE=> Execute")) {
                    count.incrementAndGet();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var level = DRIVER.getLevel();
        var parents = DRIVER.getUseParentHandlers();
        DRIVER.setUseParentHandlers(false);
        DRIVER.setLevel(Level.FINEST);
        DRIVER.addHandler(handler);
        try {
            work.run();
        } finally {
            DRIVER.removeHandler(handler);
            DRIVER.setLevel(level);
            DRIVER.setUseParentHandlers(parents);
        }
        return count.get();
    }
}
