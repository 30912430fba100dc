package dev.atalaya.security;

import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks with each request, on whichever node it arrives, whether the signed-in user may still do what was allowed before.
 * Whoever is no longer active is signed out; an open tab of whoever lost something is loaded anew, so that nothing it still
 * holds is shown; what was gained counts from now on.
 */
class RightsFilter extends OncePerRequestFilter {

    private static final String KNOWN = RightsFilter.class.getName() + ".known";

    private static final String LOOKED = RightsFilter.class.getName() + ".looked";

    /** What a page asks by itself need not ask the database each time; what it reads then is limited by the scope as ever. */
    private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(15);

    private final CurrentUser currentUser;
    private final CurrentRights rights;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    RightsFilter(CurrentUser currentUser, CurrentRights rights, Clock clock) {
        this.currentUser = currentUser;
        this.rights = rights;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var user = currentUser.find();
        if (user.isEmpty() || isFile(request) || wasJustLookedAt(request)) {
            chain.doFilter(request, response);
            return;
        }
        var found = rightsOf(user.get(), request);
        if (found.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var now = found.get();
        var session = request.getSession();
        if (!now.active()) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            chain.doFilter(request, response);
            return;
        }
        var before = session.getAttribute(KNOWN) instanceof Rights known ? known : now;
        session.setAttribute(KNOWN, now);
        session.setAttribute(LOOKED, clock.instant());
        if (!user.get().hasExactly(now.permissions())) {
            renew(user.get().with(now.permissions()), request, response);
        }
        if (!now.include(before) && isClick(request)) {
            loadAnew(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Empty where the database cannot say, and nobody asked: what the page itself wants then fails without closing it. */
    private Optional<Rights> rightsOf(AtalayaUser user, HttpServletRequest request) {
        try {
            return Optional.of(rights.of(user.id()));
        } catch (DataAccessException | TransactionException e) {
            if (PageRequest.isByThePageItself(request)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean wasJustLookedAt(HttpServletRequest request) {
        return PageRequest.isByThePageItself(request)
                && request.getSession().getAttribute(LOOKED) instanceof Instant at
                && clock.instant().isBefore(at.plus(OFTEN_ENOUGH));
    }

    private void renew(AtalayaUser user, HttpServletRequest request, HttpServletResponse response) {
        var context = new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }

    /** Without words to show, the browser goes to the page's address at once. */
    @SuppressWarnings("NullAway") // null is how the words are left out
    private static void loadAnew(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write(VaadinService.createCriticalNotificationJSON(null, null, null, null));
    }

    private static boolean isClick(HttpServletRequest request) {
        return "uidl".equals(request.getParameter("v-r"));
    }

    /** What is the same for everybody; downloads of a page are under /VAADIN too. */
    private static boolean isFile(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/VAADIN/") && !path.startsWith("/VAADIN/dynamic/")
                || path.startsWith("/styles/")
                || path.startsWith("/icons/")
                || path.startsWith("/scripts/")
                || path.startsWith("/aura/")
                || path.startsWith("/webjars/");
    }
}
