package dev.atalaya.ingest.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as they stand in a file, one at a time. */
class LineReaderTests {

    @Test
    void blankLinesCountButAreNotRead() throws IOException {
        var lines = read("a\r\n\n  \nb");
        assertThat(lines)
                .extracting(line -> new String(line.bytes(), StandardCharsets.UTF_8))
                .containsExactly("a\r", "b");
        assertThat(lines).extracting(Line::number).containsExactly(1L, 4L);
    }

    @Test
    void anEmptyFileHasNoLines() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    @Test
    void aLineThatIsTooLongIsPassedOverWithoutKeepingIt() throws IOException {
        var reader = new LineReader(new Endless(200L * 1024 * 1024));
        var first = reader.next().orElseThrow();
        assertThat(first.whole()).isFalse();
        assertThat(first.bytes()).hasSizeLessThan(10_000);
        assertThat(new String(reader.next().orElseThrow().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("b");
        assertThat(reader.next()).isEmpty();
    }

    private static List<Line> read(String text) throws IOException {
        var reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var lines = new ArrayList<Line>();
        for (var line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    /** Many times the letter a in one line, and then a line with b. */
    private static final class Endless extends InputStream {

        private long left;
        private int end;

        private Endless(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            if (left-- > 0) {
                return 'a';
            }
            return end < 2 ? "\nb".charAt(end++) : -1;
        }
    }
}
