package dev.atalaya;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Route;
import dev.atalaya.testkit.DatabaseTest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestWrapper;
import org.springframework.util.ClassUtils;

/** A test of views on the server's side, in English, without a browser. */
@DatabaseTest
public abstract class ViewTest {

    private static final Routes ROUTES = routes();

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    protected void openBrowser() {
        Locale.setDefault(Locale.ENGLISH);
        MockVaadin.setMockRequestFactory(SignedInRequest::new);
        MockVaadin.setup(UI::new, new MockSpringServlet(ROUTES, context, UI::new));
    }

    @AfterEach
    protected void closeBrowser() {
        MockVaadin.tearDown();
    }

    /** All that is written on the page; the text of the page's own element is empty here. */
    protected static String shown() {
        return LocatorJ._find(Component.class).stream()
                .map(component -> component.getElement().getText())
                .collect(Collectors.joining(" "));
    }

    // Karibu's own discovery skips package-private views.
    @SuppressWarnings("unchecked")
    private static Routes routes() {
        var routes = new LinkedHashSet<Class<? extends Component>>();
        find(new AnnotationTypeFilter(Route.class)).forEach(type -> routes.add(type.asSubclass(Component.class)));
        find(new AnnotationTypeFilter(Layout.class)).forEach(type -> routes.add(type.asSubclass(Component.class)));
        var errors = new LinkedHashSet<Class<? extends HasErrorParameter<?>>>();
        find(new AssignableTypeFilter(HasErrorParameter.class))
                .forEach(type -> errors.add((Class<? extends HasErrorParameter<?>>) type));
        return new Routes(routes, errors, true);
    }

    private static Set<Class<?>> find(TypeFilter filter) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(filter);
        var found = new LinkedHashSet<Class<?>>();
        for (var bean : scanner.findCandidateComponents("dev.atalaya")) {
            found.add(ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null));
        }
        return found;
    }

    /** Karibu runs no filters, so the request itself says who is signed in, as Spring Security's would. */
    private static final class SignedInRequest extends FakeRequest {

        private final HttpServletRequest secured = new SecurityContextHolderAwareRequestWrapper(this, "ROLE_");

        SignedInRequest(HttpSession session) {
            super(session);
        }

        @Override
        public @Nullable Principal getUserPrincipal() {
            return secured.getUserPrincipal();
        }

        @Override
        public boolean isUserInRole(String role) {
            return secured.isUserInRole(role);
        }
    }
}
