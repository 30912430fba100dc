package dev.atalaya.security;

import dev.atalaya.shared.AuditTarget;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;

/** Makes {@link Requires} hold on every service and has each refusal recorded. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class MethodSecurity {

    @Bean
    static AnnotationTemplateExpressionDefaults templates() {
        return new AnnotationTemplateExpressionDefaults();
    }

    @Bean
    static SpringAuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    @Bean
    static RefusalRecorder refusalRecorder(ApplicationEventPublisher events) {
        return new RefusalRecorder(events);
    }

    record RefusalRecorder(ApplicationEventPublisher events) {

        // Of anything: an event says the class of its invocation, and no listener for the interface hears it.
        @EventListener
        void record(AuthorizationDeniedEvent<?> refusal) {
            if (refusal.getSource() instanceof MethodInvocation invocation) {
                var method = invocation.getMethod();
                var name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
                events.publishEvent(new AccessDenied(new AuditTarget("service", null, name)));
            }
        }
    }
}
