package dev.atalaya.agents;

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
}
