package dev.atalaya;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Requires;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Tables;
import dev.atalaya.testkit.Walls;
import dev.atalaya.testkit.World;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/** Every method of a service refuses by itself whoever has every permission but its own, whatever a view shows. */
@DatabaseTest
class ServiceGuardTests {

    @Autowired
    private ApplicationContext application;

    //
    @Test
    void everyMethodAsksForItsPermission() {
        var people = new HashMap<String, AtalayaUser>();
        var open = new ArrayList<String>();
        var asked = 0;
        for (var service : application.getBeansWithAnnotation(Service.class).values()) {
            var type = AopUtils.getTargetClass(service);
            for (var method : type.getDeclaredMethods()) {
                if (isOffered(method)) {
                    var needed = Optional.ofNullable(method.getAnnotation(Requires.class))
                            .orElseGet(() -> type.getAnnotation(Requires.class))
                            .value();
                    var person = people.computeIfAbsent(
                            needed, name -> World.person(World.role(Walls.permissionsBut(name))));
                    asked++;
                    if (!isRefused(service, method, person)) {
                        open.add(type.getSimpleName() + "." + method.getName());
                    }
                }
            }
        }

        assertThat(open).isEmpty();
        assertThat(asked).isGreaterThan(80);
    }

    //
    @Test
    void whoIsRefusedChangesNothing() {
        var person = World.person();
        var before = Tables.digests();
        for (var service : application.getBeansWithAnnotation(Service.class).values()) {
            Arrays.stream(AopUtils.getTargetClass(service).getDeclaredMethods())
                    .filter(ServiceGuardTests::isOffered)
                    .forEach(method -> isRefused(service, method, person));
        }

        assertThat(Tables.digests()).isEqualTo(before);
        assertThat(World.actionsOf(person)).isNotEmpty().containsOnly("access.denied");
    }

    private static boolean isOffered(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic();
    }

    private static boolean isRefused(Object service, Method method, AtalayaUser person) {
        return World.as(person, () -> {
            try {
                method.invoke(service, arguments(method));
                return false;
            } catch (InvocationTargetException e) {
                return e.getCause() instanceof AccessDeniedException;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** What they are does not matter to who may call. */
    private static @Nullable Object[] arguments(Method method) {
        var plain = Map.<Class<?>, Object>of(int.class, 0, long.class, 0L, boolean.class, false);
        return Arrays.stream(method.getParameterTypes()).map(plain::get).toArray();
    }
}
