package dev.atalaya.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class CsvExportTests {

    private static final List<String> FORMULAS = List.of(
            "=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uFF1D1", "=HYPERLINK(\"http://evil\",\"x\")");

    private final List<Object> published = new ArrayList<>();
    private final CsvExport export = new CsvExport(published::add);

    // C-04
    @Test
    void noCellIsComputedByASpreadsheet() throws IOException {
        var cells = written(FORMULAS).stream().map(row -> row.get(0)).toList();

        assertThat(cells)
                .containsExactlyElementsOf(
                        FORMULAS.stream().map(text -> "'" + text).toList());
    }

    // C-04
    @Test
    void quotesSemicolonsAndLineBreaksStayInTheirCell() throws IOException {
        assertThat(written(List.of("a\"b;c,d\r\ne", "ñandú 😀")))
                .extracting(row -> row.get(0))
                .containsExactly("a\"b;c,d\r\ne", "ñandú 😀");
    }

    @Test
    void aLongListIsReadPageByPage() throws IOException {
        var rows = IntStream.range(0, 2 * CsvExport.PAGE + 7)
                .mapToObj(Integer::toString)
                .toList();

        assertThat(written(rows)).extracting(row -> row.get(0)).containsExactlyElementsOf(rows);
    }

    @Test
    void theExportIsRecordedBeforeItsFirstByte() {
        var out = new ByteArrayOutputStream();
        var refusing = new CsvExport(event -> {
            throw new IllegalStateException("cannot be recorded");
        });

        assertThatThrownBy(() -> refusing.write("users", Map.of(), columns(), (last, most) -> List.of("a"), out))
                .hasMessage("cannot be recorded");
        assertThat(out.size()).isZero();
    }

    private List<CSVRecord> written(List<String> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        export.write("users", Map.of("status", "active"), columns(), (last, most) -> after(rows, last, most), out);
        assertThat(published).containsExactly(new ListExported("users", Map.of("status", "active")));
        published.clear();
        var text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text.substring(1)))) {
            return parser.getRecords();
        }
    }

    private static List<String> after(List<String> rows, String last, int most) {
        var from = last == null ? 0 : rows.indexOf(last) + 1;
        return rows.subList(from, Math.min(rows.size(), from + most));
    }

    private static List<CsvColumn<String>> columns() {
        return List.of(new CsvColumn<>("Name", text -> text));
    }
}
