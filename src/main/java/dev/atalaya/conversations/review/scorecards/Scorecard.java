package dev.atalaya.conversations.review.scorecards;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.RefusedException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "scorecards")
class Scorecard {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name = "";

    private String description = "";

    @Column(name = "created_at", updatable = false)
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Column(name = "updated_by")
    private @Nullable Long updatedBy;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @Version
    private int version;

    protected Scorecard() {}

    Scorecard(ScorecardDetails details, long by, Instant now) {
        createdAt = now;
        apply(details, by, now);
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    AuditTarget target() {
        return new AuditTarget("scorecard", id(), name);
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

    String name() {
        return name;
    }

    boolean says(ScorecardDetails details) {
        return name.equals(details.name()) && description.equals(details.description());
    }

    /** What it asks is kept elsewhere. */
    void apply(ScorecardDetails details, long by, Instant now) {
        requireInUse();
        name = details.name();
        description = details.description();
        touched(by, now);
    }

    void retire(long by, Instant now) {
        requireInUse();
        retiredAt = now;
        touched(by, now);
    }

    private void requireInUse() {
        if (retiredAt != null) {
            throw new RefusedException("reviews.refused.retired");
        }
    }

    private void touched(long by, Instant now) {
        updatedBy = by;
        updatedAt = now;
    }
}
