package dev.atalaya;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** What is in the product, and what must not be. */
class SupplyTests {

    private static final Pattern SECRET = Pattern.compile(
            "-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|\\{argon2}\\$|\\{noop}|\\$2[aby]\\$[0-9]{2}\\$|EAA[A-Za-z0-9]{40}"
                    + "|gh[pousr]_[A-Za-z0-9]{36}|xox[abp]-[0-9A-Za-z-]{20}");

    // K-05
    @ParameterizedTest
    @ValueSource(
            strings = {
                "devtools",
                "vaadin-dev",
                "vaadin-dev-server",
                "testcontainers",
                "/h2/",
                "karibu",
                "playwright",
                "junit",
                "hilla",
                "com/vaadin/vaadin/"
            })
    void theProductShipsNoTool(String tool) throws IOException {
        var libraries =
                Files.readString(Path.of("target/runtime-classpath.txt")).split(File.pathSeparator);

        assertThat(libraries).hasSizeGreaterThan(50).noneMatch(library -> library.contains(tool));
    }

    // J-06
    @Test
    void theBundleIsForProduction() throws IOException {
        var info = new ClassPathResource("META-INF/VAADIN/config/flow-build-info.json")
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(info.replaceAll("\\s", ""))
                .contains("\"productionMode\":true")
                .doesNotContain("devServer");
    }

    // K-04
    @Test
    void theHistoryHoldsNoSecret() throws IOException, InterruptedException {
        assertThat(lines("git", "log", "--all", "-p", "--no-color", "--text", "--", ".", ":!LICENSE"))
                .filteredOn(line -> line.startsWith("+") && SECRET.matcher(line).find())
                .filteredOn(line -> !line.contains("Pattern.compile(") && !line.contains("|\\\\{noop}"))
                .isEmpty();
    }

    // B-16
    @Test
    void noScriptHoldsAPassword() throws IOException, InterruptedException {
        assertThat(lines("git", "grep", "-nIE", "\\$2[aby]\\$|\\{noop\\}|password *=|password'", "--", "db/*.sql"))
                .isEmpty();
    }

    private static List<String> lines(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.inputReader(StandardCharsets.ISO_8859_1)) {
            var lines = output.lines().toList();
            assertThat(process.waitFor())
                    .as(Arrays.toString(command) + lines.stream().limit(3).toList())
                    .isLessThanOrEqualTo(1);
            return lines;
        }
    }
}
