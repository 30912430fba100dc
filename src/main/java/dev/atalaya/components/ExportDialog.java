package dev.atalaya.components;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.function.SerializableBiConsumer;
import com.vaadin.flow.shared.Registration;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as a file of one of several formats, with how far it is while it is written, and a way to stop it. */
public class ExportDialog extends Dialog {

    private static final int MILLISECONDS_BETWEEN_POLLS = 400;

    private final ProgressBar bar = new ProgressBar();
    private final Span state = new Span();
    private final Button cancel;
    private final int total;
    private final boolean more;

    private final ExportProgress progress = new ExportProgress();

    private int finished;
    private @Nullable Registration polling;

    /**
     * @param total rows, as far as they were counted
     * @param more whether there are more than that
     */
    public ExportDialog(String title, String what, int total, boolean more, List<Format> formats) {
        this.total = total;
        this.more = more;
        addClassName("at-dialog");
        setHeaderTitle(title);
        var links = new Div();
        links.addClassName("at-export-formats");
        formats.forEach(format -> links.add(link(format)));
        bar.setMax(Math.max(1, total));
        bar.setIndeterminate(more);
        bar.getElement().setAttribute("aria-label", title);
        state.getElement().setAttribute("role", "status");
        bar.setVisible(false);
        cancel = new Button(getTranslation("components.export.cancel"), click -> progress.cancel());
        cancel.setVisible(false);
        var close = new Button(getTranslation("components.close"), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        add(new Paragraph(what), links, bar, state);
        getFooter().add(cancel, close);
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                stopPolling();
            }
        });
    }

    private DownloadLink link(Format format) {
        var link = new DownloadLink(
                format.label(),
                format.fileName(),
                format.contentType(),
                out -> format.content().accept(out, progress));
        link.getElement().addEventListener("click", click -> begin());
        return link;
    }

    private void begin() {
        bar.setVisible(true);
        cancel.setVisible(true);
        show();
        var ui = UI.getCurrent();
        ui.setPollInterval(MILLISECONDS_BETWEEN_POLLS);
        if (polling == null) {
            polling = ui.addPollListener(poll -> show());
        }
    }

    private void show() {
        var begun = progress.runs() > finished;
        var rows = begun ? progress.rows() : 0;
        bar.setValue(Math.min(rows, bar.getMax()));
        if (begun && progress.isCancelled()) {
            end("components.export.cancelled", rows);
        } else if (begun && progress.isDone()) {
            bar.setValue(bar.getMax());
            end("components.export.done", rows);
        } else {
            state.setText(getTranslation(more ? "components.export.rows.more" : "components.export.rows", rows, total));
        }
    }

    private void end(String key, long rows) {
        finished = progress.runs();
        state.setText(getTranslation(key, rows));
        bar.setIndeterminate(false);
        cancel.setVisible(false);
        stopPolling();
    }

    private void stopPolling() {
        if (polling != null) {
            polling.remove();
            polling = null;
            UI.getCurrent().setPollInterval(-1);
        }
    }

    /** A kind of file; its content is written while it is downloaded. */
    public record Format(
            String label,
            String fileName,
            String contentType,
            SerializableBiConsumer<OutputStream, ExportProgress> content) {}
}
