package dev.atalaya.database;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Profile local, a test, or a command: in staging and production no web process may change the schema. */
class OwnerIsHeld implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var environment = context.getEnvironment();
        if (environment.acceptsProfiles(Profiles.of("local", "test"))) {
            return true;
        }
        var command = WebApplicationType.NONE
                .name()
                .equalsIgnoreCase(environment.getProperty("spring.main.web-application-type"));
        return command && environment.containsProperty("atalaya.db.owner.password");
    }
}
