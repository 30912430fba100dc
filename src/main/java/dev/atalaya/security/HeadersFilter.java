package dev.atalaya.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes the headers of every answer before anything else happens: what the firewall refuses has them, and so has a page,
 * whose forward ends the answer early. No answer is kept by a browser or a proxy, but files whose address changes with them.
 */
class HeadersFilter extends OncePerRequestFilter {

    // Vaadin needs inline and evaluated scripts, and a base element; see docs/decisions/0003.
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final String NO_STORE = "no-store";

    private static final List<HeaderWriter> WRITERS = List.of(
            new XContentTypeOptionsHeaderWriter(),
            new XXssProtectionHeaderWriter(),
            new HstsHeaderWriter(),
            new ContentSecurityPolicyHeaderWriter(CONTENT_POLICY),
            new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN),
            new PermissionsPolicyHeaderWriter("camera=(), microphone=(), geolocation=()"),
            (request, response) -> response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE));

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        WRITERS.forEach(writer -> writer.writeHeaders(request, response));
        chain.doFilter(request, new NotStored(request, response));
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** Those that carry a hash; and the font, which would flicker if it were fetched with each page. */
    private static boolean isFile(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var query = request.getQueryString();
        return path.startsWith("/VAADIN/build/")
                || path.startsWith("/aura/fonts/")
                || query != null && query.startsWith("v-c=");
    }

    /** Lets a file say how long it may be kept, and nothing else; Vaadin would say something weaker for its own answers. */
    private static final class NotStored extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        NotStored(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, isCacheControl(name) ? allowed(value) : value);
        }

        @Override
        public void addHeader(String name, String value) {
            if (isCacheControl(name)) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }

        @Override
        public void reset() {
            super.reset();
            WRITERS.forEach(writer -> writer.writeHeaders(request, this));
        }

        private String allowed(String value) {
            return isFile(request) && value.contains("max-age=") && !value.contains("max-age=0") ? value : NO_STORE;
        }

        private static boolean isCacheControl(String name) {
            return HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name);
        }
    }
}
