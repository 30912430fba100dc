package dev.atalaya.testkit;

import dev.atalaya.database.DatabaseRole;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.AopTestUtils;
import org.springframework.util.ReflectionUtils;

/** Takes down one of the two walls around what belongs to agents, so that the other is seen to hold alone. */
public final class Walls {

    private static final Scope EVERYTHING = new Scope() {
        @Override
        public List<AgentId> agents() {
            return World.owner().sql("select id from whatsapp_agents").query(Long.class).list().stream()
                    .map(AgentId::new)
                    .toList();
        }

        @Override
        public List<AgentId> knownAgents() {
            return agents();
        }

        @Override
        public List<AgentId> reviewed() {
            return agents();
        }

        @Override
        public List<AgentId> managed() {
            return agents();
        }
    };

    private Walls() {}

    /** Does the work while the database lets everything through to the application. */
    public static <T> T withoutPolicies(Supplier<T> work) {
        var tables = guardedTables();
        alter(tables, "disable");
        try {
            return work.get();
        } finally {
            alter(tables, "enable");
        }
    }

    /** Does the work while whatever asks for the scope is told every agent. */
    public static <T> T withoutScope(ConfigurableApplicationContext application, Supplier<T> work) {
        var before = new LinkedHashMap<Object, Scope>();
        askers(application).forEach((bean, field) -> before.put(bean, (Scope) ReflectionUtils.getField(field, bean)));
        askers(application).forEach((bean, field) -> ReflectionUtils.setField(field, bean, EVERYTHING));
        try {
            return work.get();
        } finally {
            askers(application).forEach((bean, field) -> ReflectionUtils.setField(field, bean, before.get(bean)));
        }
    }

    /** The same person with every permission, as far as services can tell; the database knows better. */
    public static AtalayaUser believed(AtalayaUser user) {
        return new AtalayaUser(
                user.id(),
                user.getUsername(),
                user.displayName(),
                true,
                null,
                null,
                null,
                user.theme(),
                permissions().collect(Collectors.toSet()));
    }

    /** The names of all permissions but some. */
    public static String[] permissionsBut(String... left) {
        var without = Set.of(left);
        return permissions().filter(name -> !without.contains(name)).toArray(String[]::new);
    }

    /** The tables that have policies. */
    public static List<String> guardedTables() {
        return World.owner()
                .sql("select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace")
                .query(String.class)
                .list();
    }

    private static Stream<String> permissions() {
        return Arrays.stream(Permissions.class.getFields())
                .map(field -> String.valueOf(ReflectionUtils.getField(field, null)));
    }

    private static Map<Object, Field> askers(ConfigurableApplicationContext application) {
        var found = new LinkedHashMap<Object, Field>();
        for (var name : application.getBeanFactory().getSingletonNames()) {
            var bean = AopTestUtils.getUltimateTargetObject(application.getBean(name));
            if (bean.getClass().getName().startsWith("dev.atalaya.")) {
                var field = ReflectionUtils.findField(bean.getClass(), null, Scope.class);
                if (field != null) {
                    ReflectionUtils.makeAccessible(field);
                    found.put(bean, field);
                }
            }
        }
        return found;
    }

    /** Each by itself, so that no two are locked at a time. */
    private static void alter(List<String> tables, String what) {
        try (var connection = World.dataSource(DatabaseRole.OWNER).getConnection();
                var statement = connection.createStatement()) {
            for (var table : tables) {
                statement.execute("alter table " + table + " " + what + " row level security");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
