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
import java.util.Locale;
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
                permissions);
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
