package dev.atalaya.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.ErrorEvent;
import dev.atalaya.ViewTest;
import dev.atalaya.testkit.World;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.access.AccessDeniedException;

@ExtendWith(OutputCaptureExtension.class)
class ErrorViewsTests extends ViewTest {

    //
    @Test
    void whatIsForbiddenReadsAsWhatDoesNotExist() {
        var person = World.person("supervisor");
        World.signIn(person);

        openFailing(new NotFoundException("secret"));
        var unknown = text(_get(NotFoundView.class));
        UI.getCurrent().navigate("migrations");
        var forbidden = text(_get(ForbiddenView.class));

        assertThat(forbidden).isEqualTo(unknown).doesNotContain("migrations").doesNotContain("secret");
        assertThat(_get(ForbiddenView.class).getPageTitle()).isEqualTo("This page was not found");
    }

    @Test
    void aForbiddenViewIsRecorded() {
        var person = World.person("supervisor");
        World.signIn(person);

        UI.getCurrent().navigate("migrations");

        assertThat(World.actionsOf(person)).contains("access.denied");
    }

    @Test
    void whatAServiceRefusesReadsTheSame() {
        World.signIn(World.person());
        openFailing(new NotFoundException("secret"));
        var unknown = text(_get(NotFoundView.class));

        openFailing(new AccessDeniedException("secret"));

        assertThat(text(_get(RefusedView.class))).isEqualTo(unknown);
    }

    @Test
    void aFailedPageHasAReferenceThatTheLogHasToo(CapturedOutput log) {
        World.signIn(World.person());

        openFailing(new IllegalStateException("secret cause"));

        var page = text(_get(ErrorView.class));
        assertThat(page).contains("This page could not be opened").doesNotContain("secret");
        var reference = page.replaceAll("(?s).*Reference ([2-9A-Z]{8}).*", "$1");
        assertThat(reference).hasSize(8);
        assertThat(log.getAll()).contains(reference).contains("secret cause");
    }

    @Test
    void aFailedActSaysSoWithAReference(CapturedOutput log) {
        World.signIn(World.person());
        UI.getCurrent().navigate("");

        new FailureHandler().error(new ErrorEvent(new IllegalStateException("secret cause")));

        var note = text(_get(Notification.class));
        assertThat(note).contains("This could not be done").doesNotContain("secret");
        assertThat(log.getAll()).contains(note.replaceAll("(?s).*reference ([2-9A-Z]{8}).*", "$1"));
    }

    private static void openFailing(Exception failure) {
        var once = UI.getCurrent().addBeforeEnterListener(event -> event.rerouteToError(failure, "secret"));
        UI.getCurrent().navigate("");
        once.remove();
    }

    private static String text(Component root) {
        return Stream.concat(Stream.of(root), _find(root, Component.class).stream())
                .filter(component -> component.getChildren().findAny().isEmpty())
                .map(component -> component instanceof Span span
                        ? span.getText()
                        : component.getElement().getTextRecursively())
                .collect(Collectors.joining("\n"));
    }
}
