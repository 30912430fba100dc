package dev.atalaya.users;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses to start on a database that has demo or test accounts, outside the profiles that are made for them. */
@Component
@Profile("!local & !staging & !test")
@Order(0)
class TestUserGuard implements ApplicationRunner {

    private final UserRepository users;

    TestUserGuard(UserRepository users) {
        this.users = users;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var found = users.tableExists() ? users.countTestUsers() : 0;
        if (found > 0) {
            throw new IllegalStateException("This database has " + found
                    + " test users, which only the profiles local and staging may have. Delete them, or start on"
                    + " another database.");
        }
    }
}
