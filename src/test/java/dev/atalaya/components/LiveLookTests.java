package dev.atalaya.components;

import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNoNotifications;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import dev.atalaya.ViewTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveLookTests extends ViewTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final Div view = new Div();

    @Test
    void aViewLooksWhileItIsOnThePage() {
        LiveLook.start(view, () -> looks.addAndGet(1));
        poll();
        assertThat(looks).hasValue(0);

        UI.getCurrent().add(view);
        assertThat(UI.getCurrent().getPollInterval()).isPositive();
        poll();
        assertThat(looks).hasValue(1);

        UI.getCurrent().remove(view);
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
        poll();
        assertThat(looks).hasValue(1);
    }

    @Test
    void aViewThatComesBackLooksOnceForEachPoll() {
        LiveLook.start(view, () -> looks.addAndGet(1));
        UI.getCurrent().add(view);
        UI.getCurrent().remove(view);
        UI.getCurrent().add(view);
        poll();

        assertThat(looks).hasValue(1);
    }

    @Test
    void nobodyIsToldOfALookThatFails() {
        LiveLook.start(view, () -> {
            looks.incrementAndGet();
            throw new IllegalStateException("the database is gone");
        });
        UI.getCurrent().add(view);
        poll();
        poll();

        assertThat(looks).hasValue(2);
        expectNoNotifications();
    }

    private static void poll() {
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }
}
