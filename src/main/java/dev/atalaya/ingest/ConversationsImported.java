package dev.atalaya.ingest;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;

/** A batch that changed something; one event, in the batch's transaction. */
record ConversationsImported(String source, ImportResult counts) implements AuditableEvent {

    @Override
    public String action() {
        return "conversations.imported";
    }

    @Override
    public AuditTarget target() {
        return new AuditTarget("import", null, source);
    }

    @Override
    public Map<String, Object> after() {
        return counts.counts();
    }
}
