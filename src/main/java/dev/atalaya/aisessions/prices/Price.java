package dev.atalaya.aisessions.prices;

import dev.atalaya.shared.StaleException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "ai_prices")
class Price {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String model = "";

    private @Nullable String provider;

    private String currency = "";

    @Column(name = "valid_from")
    private LocalDate validFrom = LocalDate.EPOCH;

    @Column(name = "valid_until")
    private @Nullable LocalDate validUntil;

    @Column(name = "input_micros")
    private long inputMicros;

    @Column(name = "cached_micros")
    private @Nullable Long cachedMicros;

    @Column(name = "output_micros")
    private long outputMicros;

    @Column(name = "reasoning_micros")
    private @Nullable Long reasoningMicros;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Version
    private int version;

    protected Price() {}

    Price(PriceDetails details, Instant now) {
        createdAt = now;
        apply(details, now);
    }

    void apply(PriceDetails details, Instant now) {
        model = details.model();
        provider = details.provider();
        currency = details.currency();
        validFrom = details.validFrom();
        validUntil = details.validUntil();
        inputMicros = details.inputMicros();
        cachedMicros = details.cachedMicros();
        outputMicros = details.outputMicros();
        reasoningMicros = details.reasoningMicros();
        updatedAt = now;
    }

    void requireVersion(int expected) {
        if (version != expected) {
            throw new StaleException(updatedAt);
        }
    }

    PriceDetails toDetails() {
        return new PriceDetails(
                id,
                version,
                model,
                provider,
                currency,
                validFrom,
                validUntil,
                inputMicros,
                cachedMicros,
                outputMicros,
                reasoningMicros);
    }
}
