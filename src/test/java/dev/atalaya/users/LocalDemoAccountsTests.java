package dev.atalaya.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.security.ServiceUsers;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class LocalDemoAccountsTests {

    @Autowired
    private UserRepository users;

    @Autowired
    private ServiceUsers serviceUsers;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    private Path folder;

    @Test
    void theFirstStartDrawsPasswordsForItsOwnerAlone() throws IOException {
        var person = World.person("supervisor");
        World.owner()
                .sql("update users set test_user = (id = ?) where kind = 'person'")
                .param(person.id().value())
                .update();

        var accounts = start();

        var file = folder.resolve("demo-credentials");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(accounts.offered()).singleElement().satisfies(account -> {
            assertThat(Files.readString(file)).isEqualTo(account.email() + "\t" + account.password() + "\n");
            assertThat(passwords.matches(account.password(), hash(account.email())))
                    .isTrue();
        });
        assertThat(start().offered()).isEqualTo(accounts.offered());
        Files.delete(file);
        assertThat(start().offered()).isNotEqualTo(accounts.offered());
    }

    @Test
    void onlyALocalInstallationOffersAccounts() {
        var condition =
                Profiles.of(LocalDemoAccounts.class.getAnnotation(Profile.class).value());

        assertThat(condition.matches("local"::equals)).isTrue();
        assertThat(condition.matches("prod"::equals)).isFalse();
        assertThat(condition.matches("staging"::equals)).isFalse();
    }

    private LocalDemoAccounts start() {
        var accounts =
                new LocalDemoAccounts(users, serviceUsers, passwords, events, Clock.systemUTC(), transactions, folder);
        accounts.run(new DefaultApplicationArguments());
        return accounts;
    }

    private static String hash(String email) {
        return World.owner()
                .sql("select password_hash from users where email = ?")
                .param(email)
                .query(String.class)
                .single();
    }
}
