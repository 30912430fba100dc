package dev.atalaya.exports;

import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;
import java.util.Map;

record ListExported(String list, Map<String, String> filter) implements AuditableEvent {

    @Override
    public String action() {
        return "list.exported";
    }

    @Override
    public AuditTarget target() {
        return new AuditTarget("list", null, list);
    }

    @Override
    public Map<String, Object> after() {
        return Map.copyOf(filter);
    }
}
