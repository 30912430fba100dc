package dev.atalaya.security;

import dev.atalaya.shared.UserId;
import java.io.Serial;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Whoever acts: a signed-in person, or a service user that background work runs as. */
public final class AtalayaUser implements UserDetails, CredentialsContainer {

    @Serial
    private static final long serialVersionUID = 1;

    private final long id;
    private final String name;
    private final String displayName;
    private final boolean active;
    private volatile @Nullable ZoneId zone;
    private final List<SimpleGrantedAuthority> authorities;
    private @Nullable String passwordHash;
    private volatile @Nullable Locale locale;
    private volatile String theme;
    private volatile @Nullable Instant lastVisit;

    public AtalayaUser(
            UserId id,
            String name,
            String displayName,
            boolean active,
            @Nullable String passwordHash,
            @Nullable Locale locale,
            @Nullable ZoneId zone,
            String theme,
            Set<String> permissions) {
        this.id = id.value();
        this.name = name;
        this.displayName = displayName;
        this.active = active;
        this.passwordHash = passwordHash;
        this.locale = locale;
        this.zone = zone;
        this.theme = theme;
        this.authorities = authorities(permissions);
    }

    public UserId id() {
        return new UserId(id);
    }

    public String displayName() {
        return displayName;
    }

    /** The language chosen by the user; the browser's while there is none. */
    public @Nullable Locale locale() {
        return locale;
    }

    public void speak(Locale language) {
        locale = language;
    }

    /** The time zone chosen by the user; the browser's while there is none. */
    public @Nullable ZoneId zone() {
        return zone;
    }

    public void live(@Nullable ZoneId chosenZone) {
        zone = chosenZone;
    }

    /** {@code system}, {@code light} or {@code dark}. */
    public String theme() {
        return theme;
    }

    public void wear(String chosenTheme) {
        theme = chosenTheme;
    }

    /** When the user had signed in before; null for whoever is here for the first time. */
    public @Nullable Instant lastVisit() {
        return lastVisit;
    }

    public AtalayaUser visited(@Nullable Instant before) {
        lastVisit = before;
        return this;
    }

    boolean hasExactly(Set<String> permissions) {
        return authorities.equals(authorities(permissions));
    }

    /** The same user, as allowed by other roles than at the sign-in. */
    AtalayaUser with(Set<String> permissions) {
        return new AtalayaUser(id(), name, displayName, active, passwordHash, locale, zone, theme, permissions)
                .visited(lastVisit);
    }

    private static List<SimpleGrantedAuthority> authorities(Set<String> permissions) {
        return permissions.stream()
                .sorted()
                .map(permission -> new SimpleGrantedAuthority("ROLE_" + permission))
                .toList();
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public boolean isEnabled() {
        return active;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return authorities;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AtalayaUser user && user.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return "user " + id;
    }
}
