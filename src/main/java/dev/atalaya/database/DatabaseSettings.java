package dev.atalaya.database;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/** A database server of one's own: its address, and the password of each role that this process may hold. */
@ConfigurationProperties("atalaya.db")
record DatabaseSettings(
        @Nullable String url,
        @DefaultValue Login app,
        @DefaultValue Login owner,
        @DefaultValue Login backup) {

    DatabaseServer server() {
        if (!StringUtils.hasText(url)) {
            throw new StartRefused("ATALAYA_DB_URL is not set: outside the profile local it must name a server, such as"
                    + " jdbc:postgresql://host:5432/atalaya");
        }
        var passwords = new EnumMap<DatabaseRole, String>(DatabaseRole.class);
        Map.of(DatabaseRole.APP, app, DatabaseRole.OWNER, owner, DatabaseRole.BACKUP, backup)
                .forEach((role, login) -> {
                    if (login.password() != null && !login.password().isBlank()) {
                        passwords.put(role, login.password());
                    }
                });
        return DatabaseServer.at(url, passwords);
    }

    record Login(@Nullable String password) {}
}
