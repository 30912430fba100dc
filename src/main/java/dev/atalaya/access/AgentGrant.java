package dev.atalaya.access;

import dev.atalaya.shared.StaleException;
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
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "user_agent_access")
class AgentGrant {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "user_id")
    private @Nullable Long userId;

    @Column(name = "role_id")
    private @Nullable Long roleId;

    @Column(name = "agent_id")
    private @Nullable Long agentId;

    @Enumerated(EnumType.STRING)
    private AccessLevel level = AccessLevel.VIEW;

    @Column(name = "granted_by")
    private @Nullable Long grantedBy;

    private String reason = "";

    @Column(name = "granted_at")
    private Instant grantedAt = Instant.EPOCH;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Version
    private int version;

    protected AgentGrant() {}

    AgentGrant(GrantHolder holder, @Nullable Long agent) {
        userId = holder.user();
        roleId = holder.role();
        agentId = agent;
    }

    boolean isNew() {
        return id == null;
    }

    GrantHolder holder() {
        return new GrantHolder(userId, roleId);
    }

    @Nullable
    Long agent() {
        return agentId;
    }

    /** Whether it would be the same after {@link #change}, but for who, when and why. */
    boolean says(GrantDetails details) {
        return !isNew() && level == details.level() && Objects.equals(expiresAt, details.until());
    }

    void change(GrantDetails details, UserId by, Instant now) {
        level = details.level();
        expiresAt = details.until();
        reason = details.reason();
        grantedBy = by.value();
        grantedAt = now;
    }

    /** A grant that appeared, changed or went while somebody looked at it is not written over. */
    void requireVersion(@Nullable Integer seen) {
        if (seen == null ? !isNew() : isNew() || version != seen) {
            throw new StaleException(grantedAt);
        }
    }

    /** What the audit log shows of it. */
    Map<String, Object> values() {
        var values = new TreeMap<String, Object>();
        values.put("level", level.column());
        if (expiresAt != null) {
            values.put("expires_at", expiresAt.toString());
        }
        return values;
    }
}
