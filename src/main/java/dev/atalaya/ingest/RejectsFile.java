package dev.atalaya.ingest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Lines that were left out of a file, beside it in {@code FILE.rejects.ndjson}; there is none where all were taken. */
final class RejectsFile implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path path;
    private @Nullable BufferedWriter writer;

    RejectsFile(Path imported) throws IOException {
        this.path = imported.resolveSibling(imported.getFileName() + ".rejects.ndjson");
        Files.deleteIfExists(path);
    }

    Path path() {
        return path;
    }

    void write(Reject reject) {
        try {
            if (writer == null) {
                writer = Files.newBufferedWriter(path);
            }
            writer.write(JSON.writeValueAsString(reject));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
