package dev.atalaya.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the running request comes from; empty in background work. */
public final class Requests {

    /** The key of the request's id in the log's context. */
    public static final String ID = "request";

    private Requests() {}

    public static @Nullable String id() {
        return MDC.get(ID);
    }

    /** The peer of the connection, which no header of the client can change. */
    public static @Nullable String ip() {
        return current().map(HttpServletRequest::getRemoteAddr).orElse(null);
    }

    public static @Nullable String userAgent() {
        return current().map(request -> request.getHeader("User-Agent")).orElse(null);
    }

    private static Optional<HttpServletRequest> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }
}
