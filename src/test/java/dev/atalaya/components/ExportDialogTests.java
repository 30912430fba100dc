package dev.atalaya.components;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.DownloadKt._download;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.function.SerializableConsumer;
import dev.atalaya.ViewTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportDialogTests extends ViewTest {

    @Test
    void itFollowsTheFileToItsEnd() {
        open(progress -> {
            progress.begin();
            progress.add(3);
            progress.finish();
        });
        _assertNone(Button.class, spec -> spec.withText("Cancel"));

        begin();
        assertThat(shown()).contains("0 of 3 rows");
        assertThat(UI.getCurrent().getPollInterval()).isPositive();
        assertThat(_download(_get(DownloadLink.class))).isEmpty();
        poll();

        assertThat(shown()).contains("Done: 3 rows.");
        assertThat(UI.getCurrent().getPollInterval()).isNegative();
        _assertNone(Button.class, spec -> spec.withText("Cancel"));
    }

    @Test
    void whatIsCancelledSaysHowFarItCame() {
        open(progress -> {
            progress.begin();
            progress.add(1);
        });
        begin();
        assertThat(_download(_get(DownloadLink.class))).isEmpty();
        poll();
        assertThat(shown()).contains("1 of 3 rows");

        _click(_get(Button.class, spec -> spec.withText("Cancel")));
        poll();

        assertThat(shown()).contains("Cancelled after 1 rows.");
    }

    @Test
    void aSecondFileBeginsAnew() {
        open(progress -> {
            progress.begin();
            progress.add(2);
            progress.finish();
        });
        begin();
        assertThat(_download(_get(DownloadLink.class))).isEmpty();
        poll();

        begin();
        assertThat(shown()).contains("0 of 3 rows");
        assertThat(_download(_get(DownloadLink.class))).isEmpty();
        poll();

        assertThat(shown()).contains("Done: 2 rows.");
    }

    private static void open(SerializableConsumer<ExportProgress> file) {
        UI.getCurrent().removeAll();
        new ExportDialog(
                        "Export",
                        "All of it",
                        3,
                        false,
                        List.of(new ExportDialog.Format(
                                "CSV", "list.csv", "text/csv", (out, progress) -> file.accept(progress))))
                .open();
    }

    private static void begin() {
        _fireDomEvent(_get(DownloadLink.class), "click");
    }

    private static void poll() {
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }
}
