package dev.atalaya.shared;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that belongs in the audit log, published inside the transaction that does it. */
public interface AuditableEvent {

    /** The type of the act, such as {@code conversation.viewed}. */
    String action();

    /** The version of the act's parameters, raised when they change. */
    default int version() {
        return 1;
    }

    default @Nullable AuditTarget target() {
        return null;
    }

    default @Nullable AgentId agent() {
        return null;
    }

    /** Values before the change by field name; simple values only, never a secret. */
    default Map<String, Object> before() {
        return Map.of();
    }

    /** Values after the change, or the parameters of an act that changes nothing. */
    default Map<String, Object> after() {
        return Map.of();
    }

    default @Nullable String reason() {
        return null;
    }

    default AuditResult result() {
        return AuditResult.OK;
    }

    /** Whether it is recorded even when the surrounding transaction rolls back: denials and failures. */
    default boolean survivesRollback() {
        return result() != AuditResult.OK;
    }

    /** Recorded at most once in this time per actor and target; zero is every time. */
    default Duration oncePer() {
        return Duration.ZERO;
    }
}
