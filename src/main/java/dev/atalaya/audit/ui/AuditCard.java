package dev.atalaya.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.audit.AuditFilter;
import dev.atalaya.audit.AuditService;
import dev.atalaya.components.Figure;
import dev.atalaya.components.Formats;
import dev.atalaya.components.HomeCard;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AuditResult;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happened in the last day, and how much of it was refused. */
@org.springframework.stereotype.Component
class AuditCard implements HomeCard {

    private final AuditService audit;
    private final Clock clock;

    AuditCard(AuditService audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 32;
    }

    @Override
    public String permission() {
        return Permissions.AUDIT_READ;
    }

    @Override
    public String title() {
        return "audit.title";
    }

    @Override
    public String path() {
        return "audit";
    }

    @Override
    public Component content() {
        return Figure.row(figure(null, "audit.card.events"), figure(AuditResult.DENIED, "audit.card.refused"));
    }

    private Figure figure(@Nullable AuditResult result, String key) {
        var day = new AuditFilter(null, null, result, clock.instant().minus(Duration.ofDays(1)), null);
        var count = audit.count(day);
        var number = Formats.current().number(Math.min(count, AuditService.COUNTED - 1));
        return new Figure(count < AuditService.COUNTED ? number : number + "+", I18NProvider.translate(key));
    }
}
