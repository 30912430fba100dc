package dev.atalaya.users;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "users")
class User {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    private UserKind kind = UserKind.PERSON;

    private @Nullable String email;

    @Column(name = "display_name")
    private String displayName = "";

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @Enumerated(EnumType.STRING)
    private UserStatus status = UserStatus.DRAFT;

    private @Nullable String locale;

    @Column(name = "time_zone")
    private @Nullable String timeZone;

    // Written by each sign-in, past the version.
    @Column(name = "last_login_at", insertable = false, updatable = false)
    private @Nullable Instant lastLoginAt;

    private String theme = "system";

    @Column(name = "test_user")
    private boolean testUser;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Version
    private int version;

    protected User() {}

    static User draft(UserDetails details, Instant now) {
        var user = new User();
        user.createdAt = now;
        user.apply(details, now);
        return user;
    }

    static User activePerson(String email, String displayName, String passwordHash, Instant now) {
        var user = new User();
        user.email = email;
        user.displayName = displayName;
        user.passwordHash = passwordHash;
        user.status = UserStatus.ACTIVE;
        user.createdAt = now;
        user.updatedAt = now;
        return user;
    }

    UserId id() {
        return new UserId(Objects.requireNonNull(id));
    }

    String email() {
        return Objects.requireNonNull(email);
    }

    String displayName() {
        return displayName;
    }

    boolean isPerson() {
        return kind == UserKind.PERSON;
    }

    UserStatus status() {
        return status;
    }

    @Nullable
    Locale language() {
        return locale == null ? null : Locale.of(locale);
    }

    Instant updatedAt() {
        return updatedAt;
    }

    boolean hasVersion(int seen) {
        return version == seen;
    }

    /** What an administrator may change, as names and values for the log. */
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("display_name", displayName);
        values.put("email", email());
        values.put("locale", locale == null ? "" : locale);
        values.put("time_zone", timeZone == null ? "" : timeZone);
        return values;
    }

    void apply(UserDetails details, Instant now) {
        displayName = details.displayName();
        email = details.email();
        locale = details.language();
        timeZone = details.timeZone();
        updatedAt = now;
    }

    void become(UserStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw Refusal.WRONG_STATUS.exception();
        }
        if (next == UserStatus.ACTIVE && passwordHash == null) {
            throw Refusal.NO_PASSWORD.exception();
        }
        status = next;
        updatedAt = now;
    }

    boolean isTestUser() {
        return testUser;
    }

    boolean hasPassword() {
        return passwordHash != null;
    }

    void changePassword(String hash, Instant now) {
        passwordHash = hash;
        updatedAt = now;
    }

    AtalayaUser toPrincipal(Set<String> permissions, String hashOfNobody) {
        return new AtalayaUser(
                        id(),
                        email == null ? displayName : email,
                        displayName,
                        status == UserStatus.ACTIVE,
                        passwordHash == null ? hashOfNobody : passwordHash,
                        locale == null ? null : Locale.of(locale),
                        zone(),
                        theme,
                        permissions)
                .visited(lastLoginAt);
    }

    // Zones come and go with the years: one that this Java does not know must not keep its user out.
    private @Nullable ZoneId zone() {
        try {
            return timeZone == null ? null : ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
