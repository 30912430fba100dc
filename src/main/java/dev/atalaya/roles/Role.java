package dev.atalaya.roles;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.StaleException;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "roles")
class Role {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String code = "";

    private String name = "";

    private String description = "";

    private boolean system;

    @ElementCollection
    @CollectionTable(name = "role_permissions", joinColumns = @JoinColumn(name = "role_id"))
    @Column(name = "permission")
    private Set<String> permissions = new HashSet<>();

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Version
    private int version;

    protected Role() {}

    Role(RoleDetails details, Instant now) {
        code = details.code();
        createdAt = now;
        apply(details, now);
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    AuditTarget target() {
        return new AuditTarget("role", id(), name);
    }

    void apply(RoleDetails details, Instant now) {
        name = details.name();
        description = details.description();
        permissions.retainAll(details.permissions());
        permissions.addAll(details.permissions());
        updatedAt = now;
    }

    void requireChangeable(int expected) {
        if (system) {
            throw Refusal.SYSTEM_ROLE.exception();
        }
        if (version != expected) {
            throw new StaleException(updatedAt);
        }
    }

    RoleDetails toDetails() {
        return new RoleDetails(id, version, code, name, description, system, permissions, updatedAt);
    }
}
