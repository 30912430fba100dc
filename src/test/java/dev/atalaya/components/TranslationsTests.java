package dev.atalaya.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of each package in both languages, held against each other and against the code that asks for them. */
class TranslationsTests {

    private static final Path TEXTS = Path.of("src/main/resources/i18n");
    private static final Pattern ASKED = Pattern.compile("getTranslation\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z_]+(?:\\.[a-zA-Z0-9_-]+)*\\.?)\"");

    private static final String SOURCES = files(Path.of("src/main/java"), ".java").stream()
            .map(TranslationsTests::read)
            .collect(Collectors.joining("\n"));

    static List<String> packages() {
        return files(TEXTS, "_en.properties").stream()
                .map(file -> file.getFileName().toString().replace("_en.properties", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void bothLanguagesSayTheSameThings(String name) {
        var english = texts(name, "en");
        var spanish = texts(name, "es");

        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.values()).noneMatch(text -> text.toString().isBlank());
        assertThat(spanish.values()).noneMatch(text -> text.toString().isBlank());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void keysBelongToTheirPackage(String name) {
        assertThat(texts(name, "en").stringPropertyNames()).allMatch(key -> key.startsWith(name + "."));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void bothLanguagesTakeTheSameParameters(String name) {
        var english = texts(name, "en");
        var spanish = texts(name, "es");

        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(parameters(spanish.getProperty(key)))
                        .isEqualTo(parameters(english.getProperty(key))));
    }

    /** Of two, the later one would be shown in both places. */
    @ParameterizedTest
    @MethodSource("packages")
    void aKeyStandsOnce(String name) {
        for (var language : List.of("en", "es")) {
            assertThat(read(TEXTS.resolve(name + "_" + language + ".properties"))
                            .lines()
                            .filter(line -> line.matches("[^#\\s=]+=.*"))
                            .map(line -> line.substring(0, line.indexOf('='))))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whatIsAskedForIsThere() {
        var known = packages().stream()
                .flatMap(name -> texts(name, "en").stringPropertyNames().stream())
                .collect(Collectors.toSet());

        assertThat(matches(ASKED)).isSubsetOf(known);
    }

    @Test
    void whatIsThereIsAskedFor() {
        var literals = matches(LITERAL);
        var beginnings = literals.stream().filter(text -> text.endsWith(".")).toList();
        var unused = packages().stream()
                .flatMap(name -> texts(name, "en").stringPropertyNames().stream())
                .filter(key -> !literals.contains(key))
                .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unused).isEmpty();
    }

    private static Set<String> matches(Pattern pattern) {
        return pattern.matcher(SOURCES).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> parameters(String text) {
        return Pattern.compile("\\{(\\d+)")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static Properties texts(String name, String language) {
        var texts = new Properties();
        try {
            texts.load(new StringReader(read(TEXTS.resolve(name + "_" + language + ".properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static List<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
