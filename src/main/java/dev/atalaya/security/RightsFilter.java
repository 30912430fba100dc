package dev.atalaya.security;

import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks with each request, on whichever node it arrives, whether the signed-in user may still do what was allowed before.
 * Whoever is no longer active is signed out; an open tab of whoever lost something is loaded anew, so that nothing it still
 * holds is shown; what was gained counts from now on.
 */
class RightsFilter extends OncePerRequestFilter {

    private static final String KNOWN = RightsFilter.class.getName() + ".known";

    private final CurrentUser currentUser;
    private final CurrentRights rights;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    RightsFilter(CurrentUser currentUser, CurrentRights rights) {
        this.currentUser = currentUser;
        this.rights = rights;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var user = currentUser.find();
        if (user.isEmpty() || isFile(request)) {
            chain.doFilter(request, response);
            return;
        }
        var now = rights.of(user.get().id());
        var session = request.getSession();
        if (!now.active()) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            chain.doFilter(request, response);
            return;
        }
        var before = session.getAttribute(KNOWN) instanceof Rights known ? known : now;
        session.setAttribute(KNOWN, now);
        if (!user.get().hasExactly(now.permissions())) {
            renew(user.get().with(now.permissions()), request, response);
        }
        if (!now.include(before) && isClick(request)) {
            loadAnew(response);
        } else {
            chain.doFilter(request, response);
        }
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
                || path.startsWith("/aura/")
                || path.startsWith("/webjars/");
    }
}
