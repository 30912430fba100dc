package dev.atalaya.audit;

import dev.atalaya.database.AfterTransaction;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Requests;
import dev.atalaya.shared.AuditableEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Appends published events to the chain: as the last thing before the commit of the transaction that publishes them,
 * so that what cannot be audited does not happen; denials and failures in a transaction of their own, which begins when
 * that one is over, however it ended, and before whoever began it goes on.
 */
@Component
class AuditWriter {

    private final JdbcClient database;
    private final JsonMapper json;
    private final CurrentUser currentUser;
    private final TransactionTemplate ownTransaction;

    AuditWriter(
            JdbcClient database, JsonMapper json, CurrentUser currentUser, PlatformTransactionManager transactions) {
        this.database = database;
        this.json = json;
        this.currentUser = currentUser;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void record(AuditableEvent event) {
        var line = line(event);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            appendAlone(line);
        } else if (event.survivesRollback()) {
            TransactionSynchronizationManager.registerSynchronization(new Surviving(currentUser.find(), line));
        } else {
            pending().lines.add(line);
        }
    }

    private Pending pending() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    var pending = new Pending();
                    TransactionSynchronizationManager.registerSynchronization(pending);
                    return pending;
                });
    }

    private void appendAlone(Map<String, Object> line) {
        ownTransaction.executeWithoutResult(transaction -> append(List.of(line)));
    }

    private void append(List<Map<String, Object>> lines) {
        database.sql("select atalaya_audit_append(cast(? as jsonb))")
                .param(json.writeValueAsString(lines))
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> line(AuditableEvent event) {
        var line = new TreeMap<String, Object>();
        line.put("action", event.action());
        line.put("action_version", event.version());
        line.put("result", event.result().name().toLowerCase(Locale.ROOT));
        line.put("once_per_seconds", event.oncePer().toSeconds());
        var target = event.target();
        if (target != null) {
            put(line, "target_type", target.type());
            put(line, "target_id", target.id());
            put(line, "target_label", target.label());
        }
        var agent = event.agent();
        put(line, "agent_id", agent == null ? null : agent.value());
        put(line, "before", event.before().isEmpty() ? null : event.before());
        put(line, "after", event.after().isEmpty() ? null : event.after());
        put(line, "reason", event.reason());
        put(line, "ip", Requests.ip());
        put(line, "user_agent", Requests.userAgent());
        put(line, "request_id", Requests.id());
        return line;
    }

    private static void put(Map<String, Object> line, String key, @Nullable Object value) {
        if (value != null) {
            line.put(key, value instanceof String text ? text.replace("\0", "\uFFFD") : value);
        }
    }

    private final class Pending implements TransactionSynchronization {

        private final List<Map<String, Object>> lines = new ArrayList<>();

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            append(lines);
        }
    }

    /** A denial or a failure, with the user of its time: the transaction may end in other hands. */
    private final class Surviving extends AfterTransaction {

        private final Optional<AtalayaUser> actor;
        private final Map<String, Object> line;

        Surviving(Optional<AtalayaUser> actor, Map<String, Object> line) {
            this.actor = actor;
            this.line = line;
        }

        @Override
        protected void afterTransaction() {
            actor.ifPresentOrElse(
                    user -> currentUser.callAs(user, () -> {
                        appendAlone(line);
                        return true;
                    }),
                    () -> appendAlone(line));
        }
    }
}
