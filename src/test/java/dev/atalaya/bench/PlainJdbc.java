package dev.atalaya.bench;

import dev.atalaya.database.DatabaseRole;
import dev.atalaya.database.DatabaseServer;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stands in for pgbench. */
final class PlainJdbc {

    private PlainJdbc() {}

    static double[] run(DatabaseServer server, List<String> statements, String end, Duration time) {
        try (var connection = DriverManager.getConnection(
                server.jdbcUrl() + "&prepareThreshold=1",
                DatabaseRole.APP.login(),
                server.password(DatabaseRole.APP))) {
            connection.setAutoCommit(false);
            var prepared = new ArrayList<PreparedStatement>();
            for (var statement : statements) {
                prepared.add(connection.prepareStatement(statement));
            }
            return Side.repeat(
                    () -> {
                        try {
                            for (var statement : prepared) {
                                statement.execute();
                            }
                            if (end.equals("commit")) {
                                connection.commit();
                            } else {
                                connection.rollback();
                            }
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    time);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
