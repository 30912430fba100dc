package dev.atalaya.security.ui;

import com.vaadin.flow.server.VaadinRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether the browser sits at this very machine, with no proxy in between. */
final class Loopback {

    private Loopback() {}

    static boolean isDirect() {
        var request = VaadinRequest.getCurrent();
        return request != null
                && isLoopback(request.getRemoteAddr())
                && Collections.list(request.getHeaderNames()).stream().noneMatch(Loopback::saysForwarded);
    }

    private static boolean saysForwarded(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        return name.equals("forwarded") || name.startsWith("x-forwarded-");
    }

    // The address of a connection is never a name, so nothing is looked up.
    private static boolean isLoopback(@Nullable String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
