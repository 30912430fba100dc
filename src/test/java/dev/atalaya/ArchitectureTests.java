package dev.atalaya;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** Who may import whom, and the few rules that a reviewer should not have to look for. */
class ArchitectureTests {

    /** Components that reach data before anybody is signed in, or for whoever is, so that no permission can guard them. */
    private static final Set<String> BEFORE_SIGN_IN = Set.of(
            "dev.atalaya.access.AgentScope",
            "dev.atalaya.access.EndingAccess",
            "dev.atalaya.access.ScopePreview",
            "dev.atalaya.audit.AuditWriter",
            "dev.atalaya.conversations.ForeignConversationChallenge",
            "dev.atalaya.migrations.SchemaHistory",
            "dev.atalaya.users.AccountDetails",
            "dev.atalaya.users.FirstAdmin",
            "dev.atalaya.users.Invitations",
            "dev.atalaya.users.LocalDemoAccounts",
            "dev.atalaya.users.OwnAccount",
            "dev.atalaya.users.SignIns",
            "dev.atalaya.users.TestUserGuard",
            "dev.atalaya.users.UserLists",
            "dev.atalaya.users.UserPreferences");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.atalaya");

    @Test
    void modulesUseOnlyWhatTheyMay() {
        ApplicationModules.of(Application.class).verify();
    }

    @Test
    void packagesAreNullMarked() {
        check(classes().should(liveInANullMarkedPackage()));
    }

    @Test
    void entitiesStayHome() {
        check(classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate());
    }

    @Test
    void repositoriesStayHome() {
        check(classes().that().areAssignableTo(Repository.class).should().bePackagePrivate());
    }

    @Test
    void onlyViewsKnowVaadin() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..ui..", "dev.atalaya.components..", "dev.atalaya.shell..", "dev.atalaya.security..")
                .and(are(not(belongToAnyOf(Application.class))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin.."));
    }

    @Test
    void routesSayWhoMayEnter() {
        check(classes()
                .that()
                .areAnnotatedWith(Route.class)
                .should()
                .beAnnotatedWith(AnonymousAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .orShould()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(DenyAll.class));
    }

    @Test
    void routesAreViewsOfAFeature() {
        check(classes()
                .that()
                .areAnnotatedWith(Route.class)
                .should()
                .resideInAPackage("..ui..")
                .andShould()
                .haveSimpleNameEndingWith("View"));
    }

    @Test
    void servicesRequireAPermission() {
        check(classes()
                .that()
                .areAnnotatedWith(Service.class)
                .should()
                .beAnnotatedWith("dev.atalaya.security.Requires"));
    }

    @Test
    void onlyKnownComponentsReachDataWithoutAPermission() {
        check(noClasses()
                .that()
                .areAnnotatedWith(Component.class)
                .and()
                .areNotAnnotatedWith("dev.atalaya.security.Requires")
                .and(are(not(namedIn(BEFORE_SIGN_IN))))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Repository.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(JdbcOperations.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(JdbcClient.class));
    }

    @Test
    void dependenciesComeThroughConstructors() {
        check(NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
    }

    @Test
    void nothingIsCalledImpl() {
        check(noClasses().should(ArchCondition.from(simpleNameEndingWith("Impl"))));
    }

    @Test
    void nothingRendersRawHtml() {
        check(noClasses().should().dependOnClassesThat().areAssignableTo(Html.class));
    }

    @Test
    void onlyMigrationsKnowFlyway() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.atalaya.migrations..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.flywaydb.."));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(OURS);
    }

    private static DescribedPredicate<JavaClass> namedIn(Set<String> names) {
        return DescribedPredicate.describe("listed", type -> names.contains(type.getName()));
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage()
                        .tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                events.add(
                        new SimpleConditionEvent(type, marked, type.getName() + " lacks a @NullMarked package-info"));
            }
        };
    }
}
