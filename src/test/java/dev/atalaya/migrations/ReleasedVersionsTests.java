package dev.atalaya.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What was released stays as it was; {@code db/released.sha256} is written with {@code sha256sum db/migration/V*.sql}. */
class ReleasedVersionsTests {

    private static final Path MIGRATIONS = Path.of("db/migration");

    // E-10
    @Test
    void aReleasedVersionNeverChanges() throws IOException {
        var released = released();

        assertThat(released).isNotEmpty();
        assertThat(present()).containsAllEntriesOf(released);
    }

    // E-10
    @Test
    void whatIsNewComesAfterWhatWasReleased() throws IOException {
        var released = new TreeMap<>(released());
        var added = present();
        added.keySet().removeAll(released.keySet());

        assertThat(added.keySet()).allMatch(file -> file.compareTo(released.lastKey()) > 0);
    }

    private static Map<String, String> released() throws IOException {
        return Files.readAllLines(Path.of("db/released.sha256")).stream()
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
    }

    private static Map<String, String> present() throws IOException {
        var digests = new TreeMap<String, String>();
        try (var files = Files.newDirectoryStream(MIGRATIONS, "V*.sql")) {
            for (var file : files) {
                digests.put("db/migration/" + file.getFileName(), digest(Files.readAllBytes(file)));
            }
        }
        return digests;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
