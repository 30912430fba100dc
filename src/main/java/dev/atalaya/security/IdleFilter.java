package dev.atalaya.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of whoever did nothing for as long as a session lasts. What an open page asks by itself, to learn whether
 * there is something new or to say that it is still there, is nothing: it would keep the session of an empty chair alive.
 */
class IdleFilter extends OncePerRequestFilter {

    private static final String LAST_ACT = IdleFilter.class.getName() + ".lastAct";

    private final Clock clock;

    IdleFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session == null) {
            chain.doFilter(request, response);
            return;
        }
        var asked = PageRequest.of(request);
        var now = clock.instant();
        var last = session.getAttribute(LAST_ACT) instanceof Instant at ? at : now;
        var longest = session.getMaxInactiveInterval();
        if (longest > 0 && !now.isBefore(last.plusSeconds(longest))) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        } else if (!PageRequest.isByThePageItself(request)) {
            session.setAttribute(LAST_ACT, now);
        }
        chain.doFilter(asked, response);
    }
}
