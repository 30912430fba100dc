package dev.atalaya.users;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.ServiceUsers;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds who signs in, and lets background work act as a service user. */
@Component
class AccountDetails implements UserDetailsService, ServiceUsers {

    private final UserRepository users;
    private final CurrentUser currentUser;
    private final String hashOfNobody;

    AccountDetails(UserRepository users, CurrentUser currentUser, PasswordEncoder passwords) {
        this.users = users;
        this.currentUser = currentUser;
        // Compared where an account has no password, so that it takes as long to refuse as any other.
        this.hashOfNobody = Objects.requireNonNull(passwords.encode("nobody"));
    }

    @Override
    @Transactional(readOnly = true)
    public AtalayaUser loadUserByUsername(String name) {
        return EmailAddress.of(name)
                .flatMap(email -> users.findByEmail(email.value()))
                .map(this::toPrincipal)
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    @Override
    public <T> T callAs(String name, Supplier<T> work) {
        var user = users.findByKindAndDisplayName(UserKind.SERVICE, name)
                .map(this::toPrincipal)
                .orElseThrow(() -> new IllegalStateException("The service user " + name + " is missing"));
        return currentUser.callAs(user, work);
    }

    private AtalayaUser toPrincipal(User user) {
        return user.toPrincipal(users.permissionsOf(user.id().value()), hashOfNobody);
    }
}
