package dev.atalaya.users;

import dev.atalaya.security.DemoAccounts;
import dev.atalaya.security.ServiceUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Draws the demo accounts' passwords at the first start of a local installation and keeps them in its data folder. */
@Component
@Profile("local")
@Order(1)
class LocalDemoAccounts implements DemoAccounts, ApplicationRunner {

    private final UserRepository users;
    private final ServiceUsers serviceUsers;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private volatile List<DemoAccount> offered = List.of();

    LocalDemoAccounts(
            UserRepository users,
            ServiceUsers serviceUsers,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${atalaya.data:.data}") Path data) {
        this.users = users;
        this.serviceUsers = serviceUsers;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.file = data.resolve("demo-credentials");
    }

    @Override
    public List<DemoAccount> offered() {
        return offered;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        serviceUsers.callAs(
                ServiceUsers.SYSTEM,
                () -> transaction.execute(status -> {
                    offered = accounts();
                    return true;
                }));
    }

    private List<DemoAccount> accounts() {
        var known = read();
        var drawn = new LinkedHashMap<String, String>();
        var accounts = users.findByTestUserTrueAndStatusOrderById(UserStatus.ACTIVE);
        for (var user : accounts) {
            var password = known.get(user.email());
            drawn.put(user.email(), password != null && user.hasPassword() ? password : draw(user));
        }
        if (!drawn.equals(known)) {
            write(drawn);
        }
        return accounts.stream()
                .map(user -> new DemoAccount(
                        user.email(), user.displayName(), Objects.requireNonNull(drawn.get(user.email())), key(user)))
                .toList();
    }

    private String draw(User user) {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        user.changePassword(Objects.requireNonNull(passwords.encode(password)), clock.instant());
        events.publishEvent(new UserEvents.PasswordDrawn(UserEvents.target(user)));
        return password;
    }

    private static String key(User user) {
        return "users.demo." + user.email().substring(0, user.email().indexOf('@'));
    }

    private Map<String, String> read() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(line -> line.split("\t", 2))
                            .filter(parts -> parts.length == 2)
                            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]))
                    : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private void write(Map<String, String> drawn) {
        var lines = drawn.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, lines, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
