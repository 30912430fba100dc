package dev.atalaya.agents;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.PlainText;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An agent as its page shows it and its form edits it; without an id it is a new one. */
public record AgentDetails(
        @Nullable Long id,
        int version,
        String slug,
        String name,
        @Nullable String phone,
        AgentKind kind,
        AgentStatus status,
        String language,
        String timeZone,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt)
        implements Serializable {

    public AgentDetails {
        name = PlainText.of(name);
        require(isSlug(slug), "An agent's slug has 1 to 63 lower-case letters, digits and hyphens");
        require(isName(name), "An agent needs a name of at most 100 characters");
        require(phone == null || NewAgent.PHONE.matcher(phone).matches(), "An agent's phone is in E.164");
        require(isLanguage(language), "A language is a code such as es or es-MX");
    }

    /** An agent that is not there yet. */
    public static AgentDetails created(
            String slug, String name, @Nullable String phone, AgentKind kind, String language, String timeZone) {
        return new AgentDetails(null, 0, slug, name, phone, kind, AgentStatus.ACTIVE, language, timeZone, null, null);
    }

    /** The same one, saying something else about itself. */
    public AgentDetails with(
            String newName, @Nullable String newPhone, AgentKind newKind, String newLanguage, String newTimeZone) {
        return new AgentDetails(
                id, version, slug, newName, newPhone, newKind, status, newLanguage, newTimeZone, createdAt, changedAt);
    }

    /** The key of an agent that is there. */
    public AgentId agent() {
        return new AgentId(Objects.requireNonNull(id));
    }

    public static boolean isSlug(String text) {
        return NewAgent.SLUG.matcher(text).matches();
    }

    public static boolean isName(String text) {
        var name = PlainText.of(text);
        return !name.isEmpty() && PlainText.isLine(name, NewAgent.NAME_LENGTH);
    }

    public static boolean isLanguage(String text) {
        return NewAgent.LANGUAGE.matcher(text).matches();
    }

    public static boolean isTimeZone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text);
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
