package dev.atalaya.database;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.context.ConfigurableWebEnvironment;

/** Profile local, a test, or a command: in staging and production no web process may change the schema. */
class OwnerIsHeld implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var environment = context.getEnvironment();
        if (environment.acceptsProfiles(Profiles.of("local", "test"))) {
            return true;
        }
        var web = environment instanceof ConfigurableWebEnvironment;
        return !web && environment.containsProperty("atalaya.db.owner.password");
    }
}
