package dev.atalaya.security;

import com.vaadin.flow.internal.CurrentInstance;
import dev.atalaya.shared.UserId;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/** The user that the running code acts for, from the security context alone. */
@Component
public class CurrentUser {

    public Optional<AtalayaUser> find() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof AtalayaUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    public Optional<UserId> id() {
        return find().map(AtalayaUser::id);
    }

    public AtalayaUser require() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
    }

    public boolean may(String permission) {
        return find().stream()
                .flatMap(user -> user.getAuthorities().stream())
                .anyMatch(authority -> ("ROLE_" + permission).equals(authority.getAuthority()));
    }

    /** Does the work as another user, in this thread, and gives the context back as it was. */
    public <T> T callAs(AtalayaUser user, Supplier<T> work) {
        // Within a request of a view, Vaadin would answer with the session's user instead of ours.
        var views = CurrentInstance.getInstances();
        CurrentInstance.clearAll();
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities())));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
            CurrentInstance.restoreInstances(views);
        }
    }
}
