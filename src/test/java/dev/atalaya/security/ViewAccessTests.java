package dev.atalaya.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.auth.AccessCheckDecision;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import dev.atalaya.ViewTest;
import dev.atalaya.testkit.World;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What each view's own annotation decides, asked of Vaadin itself: no service that refuses later hides one that is missing. */
class ViewAccessTests extends ViewTest {

    /** Open to everybody by their annotation, since a link decides and not a right. */
    private static final Set<String> DECIDED_BY_A_LINK = Set.of("invitation", "setup");

    @Autowired
    private NavigationAccessControl control;

    //
    @Test
    void eachViewItselfRefusesWhomTheMatrixRefuses() throws IOException {
        var decided = new TreeSet<String>();
        for (var view : RouteAccessTests.views()) {
            World.signOut();
            decided.add(line(view, "anonymous"));
            for (var role : RouteAccessTests.ROLES) {
                World.signIn(World.person(role));
                decided.add(line(view, role));
            }
        }

        var expected = RouteAccessTests.matrix()
                .lines()
                .map(line -> line.replaceAll("(signs in|not found)$", "refused"))
                .map(line -> DECIDED_BY_A_LINK.contains(line.substring(1, line.indexOf(' ')))
                        ? line.replaceAll("refused$", "opens")
                        : line)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(String.join("\n", decided)).isEqualTo(String.join("\n", expected));
    }

    private String line(Class<?> view, String role) {
        var route = view.getAnnotation(Route.class).value();
        var navigation = control.createNavigationContext(
                view, route.replace(":", ""), VaadinService.getCurrent(), VaadinRequest.getCurrent());
        var decision = control.checkAccess(navigation, true).decision();
        return "/" + route + " " + role + " " + (decision == AccessCheckDecision.ALLOW ? "opens" : "refused");
    }
}
