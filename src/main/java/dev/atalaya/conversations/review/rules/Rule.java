package dev.atalaya.conversations.review.rules;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.RefusedException;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity(name = "ReviewRule")
@Table(name = "review_rules")
class Rule {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "agent_id")
    private @Nullable Long agentId;

    @Column(name = "scorecard_id")
    private long scorecardId;

    @Enumerated(EnumType.STRING)
    private RuleKind kind = RuleKind.SHARE;

    private int threshold;

    private int days;

    private boolean paused;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Column(name = "updated_by")
    private @Nullable Long updatedBy;

    @Version
    private int version;

    protected Rule() {}

    Rule(RuleDetails details, long by, Instant now) {
        createdAt = now;
        apply(details, by, now);
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    AuditTarget target() {
        return new AuditTarget("review_rule", id(), kind.column());
    }

    @Nullable
    AgentId agent() {
        return agentId == null ? null : new AgentId(agentId);
    }

    boolean hasVersion(int expected) {
        return version == expected;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Nullable
    Long updatedBy() {
        return updatedBy;
    }

    void apply(RuleDetails details, long by, Instant now) {
        agentId = details.agent() == null ? null : details.agent().value();
        scorecardId = details.scorecard();
        kind = details.kind();
        threshold = details.threshold();
        days = details.days();
        touched(by, now);
    }

    void pause(boolean wanted, long by, Instant now) {
        if (paused == wanted) {
            throw new RefusedException(wanted ? "reviews.refused.paused" : "reviews.refused.in_force");
        }
        paused = wanted;
        touched(by, now);
    }

    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("agent_id", agentId == null ? "" : agentId);
        values.put("scorecard_id", scorecardId);
        values.put("kind", kind.column());
        values.put("threshold", threshold);
        values.put("days", days);
        values.put("paused", paused);
        return values;
    }

    private void touched(long by, Instant now) {
        updatedBy = by;
        updatedAt = now;
    }
}
