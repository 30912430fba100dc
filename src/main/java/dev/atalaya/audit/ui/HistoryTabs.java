package dev.atalaya.audit.ui;

import dev.atalaya.audit.AuditService;
import dev.atalaya.audit.AuditSubject;
import dev.atalaya.components.SubjectTab;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The things whose pages show their history. */
@Configuration(proxyBeanMethods = false)
class HistoryTabs {

    @Bean
    SubjectTab historyOfUser(AuditService audit, Clock clock) {
        return new HistoryTab(AuditSubject.USER, audit, clock);
    }

    @Bean
    SubjectTab historyOfRole(AuditService audit, Clock clock) {
        return new HistoryTab(AuditSubject.ROLE, audit, clock);
    }

    @Bean
    SubjectTab historyOfAgent(AuditService audit, Clock clock) {
        return new HistoryTab(AuditSubject.AGENT, audit, clock);
    }
}
