package dev.atalaya.conversations.labels;

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

@Entity
@Table(name = "labels")
class Label {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name = "";

    private String description = "";

    @Enumerated(EnumType.STRING)
    private LabelColour colour = LabelColour.GREY;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Column(name = "updated_by")
    private @Nullable Long updatedBy;

    @Column(name = "archived_at")
    private @Nullable Instant archivedAt;

    @Version
    private int version;

    protected Label() {}

    Label(LabelDetails details, long by, Instant now) {
        createdAt = now;
        apply(details, by, now);
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    AuditTarget target() {
        return new AuditTarget("label", id(), name);
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

    boolean says(LabelDetails details) {
        return name.equals(details.name()) && description.equals(details.description()) && colour == details.colour();
    }

    void apply(LabelDetails details, long by, Instant now) {
        if (archivedAt != null) {
            throw new RefusedException("labels.refused.archived");
        }
        name = details.name();
        description = details.description();
        colour = details.colour();
        touched(by, now);
    }

    void archive(long by, Instant now) {
        if (archivedAt != null) {
            throw new RefusedException("labels.refused.archived");
        }
        archivedAt = now;
        touched(by, now);
    }

    void restore(long by, Instant now) {
        if (archivedAt == null) {
            throw new RefusedException("labels.refused.in_use");
        }
        archivedAt = null;
        touched(by, now);
    }

    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", name);
        values.put("description", description);
        values.put("colour", colour.column());
        return values;
    }

    private void touched(long by, Instant now) {
        updatedBy = by;
        updatedAt = now;
    }
}
