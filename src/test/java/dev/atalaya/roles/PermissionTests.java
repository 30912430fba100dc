package dev.atalaya.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.Application;
import dev.atalaya.audit.AuditService;
import dev.atalaya.components.Translations;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/** What can be granted is what is asked for, and says what it allows. */
@DatabaseTest
class PermissionTests {

    private static final Pattern NAME = Pattern.compile("'([a-z][a-z_]*\\.[a-z][a-z_]*)'");

    /** Without these a service answers less instead of refusing. */
    private static final Map<String, Class<?>> NARROWING = Map.of(
            Permissions.AUDIT_READ_ALL, AuditService.class, Permissions.CONTACTS_READ_PERSONAL, PersonalData.class);

    @Autowired
    private Translations texts;

    // R11
    @Test
    void everyPermissionIsAskedForSomewhere() {
        var asked = new TreeSet<>(askedInCode());
        asked.addAll(askedInTheDatabase());
        asked.addAll(NARROWING.keySet());

        assertThat(asked).containsAll(all());
    }

    // R11
    @Test
    void whatNarrowsIsReallyAskedFor() throws IOException {
        for (var narrowing : NARROWING.entrySet()) {
            var type = narrowing.getValue();
            try (var code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                assertThat(new String(Objects.requireNonNull(code).readAllBytes(), StandardCharsets.ISO_8859_1))
                        .contains(narrowing.getKey());
            }
        }
    }

    // R11
    @Test
    void whatIsAskedForCanBeGranted() {
        assertThat(all()).containsAll(askedInCode());
    }

    // R11
    @Test
    void whatRolesAllowIsAPermission() {
        var granted = World.owner()
                .sql("select distinct permission from role_permissions")
                .query(String.class)
                .list();

        assertThat(all()).containsAll(granted);
    }

    // R12
    @Test
    void everyPermissionSaysWhatItAllows() {
        for (var language : List.of(Locale.ENGLISH, Locale.of("es"))) {
            var keys = Stream.concat(
                            PermissionGroups.all().keySet().stream().map(group -> "roles.group." + group),
                            all().stream()
                                    .flatMap(permission -> Stream.of(
                                            "roles.permission." + permission,
                                            "roles.permission." + permission + ".allows")))
                    .toList();
            assertThat(keys)
                    .allSatisfy(key -> assertThat(texts.getTranslation(key, language))
                            .as(key)
                            .isNotEqualTo(key));
        }
    }

    private static Set<String> all() {
        return PermissionGroups.all().values().stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    private static Set<String> askedInCode() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter((reader, factory) -> true);
        return scanner.findCandidateComponents(Application.class.getPackageName()).stream()
                .map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
                .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredMethods())))
                .flatMap(PermissionTests::asked)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> asked(AnnotatedElement element) {
        var requires = element.getAnnotation(Requires.class);
        var allowed = element.getAnnotation(RolesAllowed.class);
        return Stream.concat(
                requires == null ? Stream.empty() : Stream.of(requires.value()),
                allowed == null ? Stream.empty() : Arrays.stream(allowed.value()));
    }

    /** By the policies, by the triggers' arguments, and in the functions. */
    private static Set<String> askedInTheDatabase() {
        var definitions = World.owner().sql("""
                        select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
                        union all select qual from pg_policies where qual is not null
                        union all select with_check from pg_policies where with_check is not null
                        union all select prosrc from pg_proc where pronamespace = 'public'::regnamespace""").query(String.class).list();
        return definitions.stream()
                .flatMap(definition -> NAME.matcher(definition).results().map(match -> match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
