package dev.atalaya.security.ui;

import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import java.net.URI;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Whether signing in will lead back to a page that was asked for. */
final class Returning {

    private Returning() {}

    static boolean somewhere() {
        var request = VaadinServletRequest.getCurrent();
        var response = VaadinServletResponse.getCurrent();
        if (request == null || response == null) {
            return false;
        }
        var saved = new HttpSessionRequestCache()
                .getRequest(request.getHttpServletRequest(), response.getHttpServletResponse());
        return saved != null && URI.create(saved.getRedirectUrl()).getPath().length() > 1;
    }
}
