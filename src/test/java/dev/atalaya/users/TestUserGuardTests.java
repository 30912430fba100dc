package dev.atalaya.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Profiles;

@DatabaseTest
class TestUserGuardTests {

    @Autowired
    private UserRepository users;

    // B-16
    @Test
    void aDatabaseWithTestUsersIsRefused() {
        World.person("supervisor");

        assertThatThrownBy(() -> new TestUserGuard(users).run(new DefaultApplicationArguments()))
                .hasMessageContaining("test users");
    }

    // B-16
    @Test
    void theGuardStandsInProduction() {
        var condition =
                Profiles.of(TestUserGuard.class.getAnnotation(Profile.class).value());

        assertThat(condition.matches("prod"::equals)).isTrue();
        assertThat(condition.matches("local"::equals)).isFalse();
        assertThat(condition.matches("staging"::equals)).isFalse();
    }
}
