package dev.atalaya.agents;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "whatsapp_agents")
class Agent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String slug = "";

    private String name = "";

    private @Nullable String phone;

    @Enumerated(EnumType.STRING)
    private AgentKind kind = AgentKind.AI;

    @Enumerated(EnumType.STRING)
    private AgentStatus status = AgentStatus.ACTIVE;

    private String language = "en";

    @Column(name = "time_zone")
    private String timeZone = "UTC";

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Version
    private int version;

    protected Agent() {}

    Agent(AgentDetails details, Instant now) {
        slug = details.slug();
        createdAt = now;
        apply(details, now);
    }

    AgentId id() {
        return new AgentId(Objects.requireNonNull(id));
    }

    AuditTarget target() {
        return new AuditTarget("agent", id().value(), name);
    }

    void apply(AgentDetails details, Instant now) {
        name = details.name();
        phone = details.phone();
        kind = details.kind();
        language = details.language();
        timeZone = details.timeZone();
        updatedAt = now;
    }

    void become(AgentStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new RefusedException("agents.refused.status");
        }
        status = next;
        updatedAt = now;
    }

    void requireVersion(int expected) {
        if (version != expected) {
            throw new StaleException(updatedAt);
        }
    }

    AgentDetails toDetails() {
        return new AgentDetails(id, version, slug, name, phone, kind, status, language, timeZone, createdAt, updatedAt);
    }
}
