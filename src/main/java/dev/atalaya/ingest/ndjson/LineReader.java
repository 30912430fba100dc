package dev.atalaya.ingest.ndjson;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads lines one after the other, unpacking what is gzipped; never keeps more than one line of at most 4 MiB. */
public final class LineReader {

    /** The longest line, in bytes. */
    public static final int LONGEST = 4 * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;
    private static final int KEPT_OF_TOO_LONG = 1024;

    private final InputStream input;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long number;

    /** Reads a plain or a gzipped stream, told apart by its first two bytes. */
    public LineReader(InputStream stream) throws IOException {
        var sniffed = new BufferedInputStream(stream, BUFFER);
        sniffed.mark(2);
        var gzipped = sniffed.read() == 0x1f && sniffed.read() == 0x8b;
        sniffed.reset();
        this.input = gzipped ? new GZIPInputStream(sniffed, BUFFER) : sniffed;
    }

    /** How many lines were read. */
    public long number() {
        return number;
    }

    /** The next line that is not blank, without its end; empty at the end of the file. */
    public Optional<Line> next() throws IOException {
        var line = read();
        while (line.isPresent() && isBlank(line.get().bytes())) {
            line = read();
        }
        return line;
    }

    private Optional<Line> read() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var length = 0L;
        while (position < end || fill()) {
            var start = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            length += position - start;
            if (length <= LONGEST) {
                bytes.write(buffer, start, position - start);
            }
            if (position < end) {
                position++;
                return Optional.of(line(bytes, length));
            }
        }
        return length == 0 ? Optional.empty() : Optional.of(line(bytes, length));
    }

    private Line line(ByteArrayOutputStream bytes, long length) {
        number++;
        var whole = length <= LONGEST;
        var kept = bytes.toByteArray();
        return new Line(number, whole ? kept : Arrays.copyOf(kept, KEPT_OF_TOO_LONG), whole);
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, input.read(buffer));
        return end > 0;
    }

    private static boolean isBlank(byte[] bytes) {
        for (var b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
