package dev.atalaya.migrations;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;

/** Refuses the services of features for which a version waits: their code may be ahead of the tables. */
class SchemaGuard implements MethodInterceptor {

    private static final String ROOT = "dev.atalaya.";

    private final ObjectProvider<SchemaHistory> history;

    SchemaGuard(ObjectProvider<SchemaHistory> history) {
        this.history = history;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        var target = call.getThis();
        if (target != null) {
            var feature = feature(AopUtils.getTargetClass(target));
            if (history.getObject().waitingOwners().contains(feature)) {
                throw new VersionsPendingException(feature);
            }
        }
        return call.proceed();
    }

    /** The features that the headers of waiting versions name as their owners. */
    static Set<String> owners(SchemaReport report) {
        return report.waiting().stream()
                .filter(row -> row.version() != null)
                .map(row -> Scripts.find(row.script())
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .map(sql -> Scripts.header(sql).get("owner")))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String feature(Class<?> service) {
        var name = service.getName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).replaceFirst("\\..*", "") : "";
    }
}
