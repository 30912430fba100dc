package dev.atalaya.aisessions.prices;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody made, changed or removed a price.
 *
 * @param beforeIt null where it was made
 * @param afterIt null where it was removed
 */
record PriceChanged(
        String action,
        long price,
        String model,
        @Nullable PriceDetails beforeIt,
        @Nullable PriceDetails afterIt,
        @Nullable String reason)
        implements AuditableEvent {

    @Override
    public AuditTarget target() {
        return new AuditTarget("ai_price", price, model);
    }

    @Override
    public Map<String, Object> before() {
        return beforeIt == null ? Map.of() : beforeIt.values();
    }

    @Override
    public Map<String, Object> after() {
        return afterIt == null ? Map.of() : afterIt.values();
    }
}
