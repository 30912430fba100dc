package dev.atalaya.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseServerTests {

    private static final Map<DatabaseRole, String> APP = Map.of(DatabaseRole.APP, "a b/c+d@e");

    @Test
    void aMissingPasswordNamesItsVariable() {
        var server = DatabaseServer.at("jdbc:postgresql://db/atalaya", APP);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> server.password(DatabaseRole.BACKUP))
                .withMessageContaining("ATALAYA_DB_BACKUP_PASSWORD is not set");
    }

    @Test
    void theAddressForLibpqCarriesTheLogin() {
        var server = DatabaseServer.at(
                "jdbc:postgresql://one:5432,two:5433/atalaya?sslmode=verify-full&prepareThreshold=0", APP);
        assertThat(server.libpqUrl(DatabaseRole.APP))
                .isEqualTo("postgresql://atalaya_app:a%20b%2Fc%2Bd%40e@one:5432,two:5433/atalaya?sslmode=verify-full");
        assertThat(server.jdbcUrl())
                .startsWith("jdbc:postgresql://one:5432,two:5433/atalaya?sslmode=verify-full&prepareThreshold=0&")
                .contains("connectTimeout=5", "loginTimeout=10", "tcpKeepAlive=true", "targetServerType=primary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db/atalaya",
                "jdbc:mysql://db/atalaya",
                "jdbc:postgresql://atalaya_app:secret@db/atalaya",
                "jdbc:postgresql://db/atalaya?user=x&password=secret",
                "jdbc:postgresql:///atalaya",
                "jdbc:postgresql://db/",
                "jdbc:postgresql://db",
                "jdbc:postgresql:atalaya"
            })
    void anAddressThatIsNoneIsRefusedWithoutRepeatingIt(String url) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> DatabaseServer.at(url, APP))
                .withMessageContaining("ATALAYA_DB_URL")
                .withMessageNotContaining("secret");
    }

    @Test
    void itsNameHasNoSecret() {
        assertThat(DatabaseServer.at("jdbc:postgresql://db:5432/atalaya?sslmode=require", APP))
                .hasToString("db:5432/atalaya");
    }
}
