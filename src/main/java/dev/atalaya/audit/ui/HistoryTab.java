package dev.atalaya.audit.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.audit.AuditService;
import dev.atalaya.audit.AuditSubject;
import dev.atalaya.components.SubjectTab;
import dev.atalaya.security.Permissions;
import java.time.Clock;

/** The history of a thing, on its page. */
class HistoryTab implements SubjectTab {

    private final String subject;
    private final AuditService audit;
    private final Clock clock;

    HistoryTab(String subject, AuditService audit, Clock clock) {
        this.subject = subject;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String subject() {
        return subject;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String permission() {
        return Permissions.AUDIT_READ;
    }

    @Override
    public String title() {
        return "audit.history";
    }

    @Override
    public Component content(long id) {
        return new History(audit, clock, new AuditSubject(subject, id));
    }
}
