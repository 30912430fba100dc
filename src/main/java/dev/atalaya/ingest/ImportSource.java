package dev.atalaya.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Where lines come from: a name for the audit log, the bytes, and by how much every time in them is moved. */
public record ImportSource(String name, Opening bytes, Duration shift) {

    public ImportSource(String name, Opening bytes) {
        this(name, bytes, Duration.ZERO);
    }

    /** Opens the bytes, plain or gzipped; whoever calls it closes them. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }
}
