package dev.atalaya.components;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.OutputStream;

/** A link whose file is written while it is downloaded, by whoever is signed in then, without holding up the page. */
public class DownloadLink extends Anchor {

    public DownloadLink(String text, String fileName, String contentType, SerializableConsumer<OutputStream> content) {
        addClassName("at-download");
        var icon = VaadinIcon.DOWNLOAD_ALT.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, new Span(text));
        getElement().setAttribute("download", true);
        setHref((DownloadHandler) event -> {
            event.setFileName(fileName);
            event.setContentType(contentType);
            content.accept(event.getOutputStream());
        });
    }
}
