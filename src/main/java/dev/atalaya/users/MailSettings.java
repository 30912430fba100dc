package dev.atalaya.users;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/** The server that sends e-mail; without a host nothing is sent, and links are handed over by people. */
@ConfigurationProperties("atalaya.smtp")
record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String username,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("starttls") Tls tls) {

    MailSettings {
        if (StringUtils.hasText(host)) {
            require(port >= 1 && port <= 65_535, "ATALAYA_SMTP_PORT must be a port, 1 to 65535");
            require(
                    from != null && EmailAddress.of(from).isPresent(),
                    "ATALAYA_SMTP_FROM must be the e-mail address that invitations come from");
            require(
                    StringUtils.hasText(username) == StringUtils.hasText(password),
                    "ATALAYA_SMTP_USERNAME and ATALAYA_SMTP_PASSWORD go together");
        }
    }

    boolean isConfigured() {
        return StringUtils.hasText(host);
    }

    @Override
    public String toString() {
        return isConfigured() ? host + ":" + port + " " + tls.name().toLowerCase(Locale.ROOT) : "no mail server";
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** How the connection is encrypted. */
    enum Tls {
        STARTTLS,
        IMPLICIT,
        NONE
    }
}
