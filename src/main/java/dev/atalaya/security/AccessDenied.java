package dev.atalaya.security;

import dev.atalaya.shared.AuditResult;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.AuditableEvent;

/** Somebody asked for what they may not see or do. */
public record AccessDenied(AuditTarget target) implements AuditableEvent {

    @Override
    public String action() {
        return "access.denied";
    }

    @Override
    public AuditResult result() {
        return AuditResult.DENIED;
    }
}
