package dev.atalaya.ingest;

import dev.atalaya.security.ServiceUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills a local installation without conversations with the sample, moved in time so that its newest is minutes old. */
@Component
@Profile("local")
@ConditionalOnWebApplication
@Order(2)
class SampleData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleData.class);

    private final ImportService imports;
    private final ServiceUsers serviceUsers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SampleData(ImportService imports, ServiceUsers serviceUsers, PlatformTransactionManager transactions, Clock clock) {
        this.imports = imports;
        this.serviceUsers = serviceUsers;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    // In one transaction: a first start that is killed leaves nothing behind, and the next one is a first start again.
    @Override
    public void run(ApplicationArguments arguments) {
        var started = System.nanoTime();
        var result = Objects.requireNonNull(serviceUsers.callAs(
                ServiceUsers.IMPORT,
                () -> transaction.execute(status -> imports.isEmpty() ? load() : ImportResult.NOTHING)));
        LOG.info("Sample: {} conversations in {} ms", result.created(), (System.nanoTime() - started) / 1_000_000);
    }

    ImportResult load() {
        try {
            var manifest = PropertiesLoaderUtils.loadProperties(resource("manifest.properties"));
            var shift = Duration.between(Instant.parse(property(manifest, "anchor")), clock.instant());
            var result = ImportResult.NOTHING;
            for (var part : List.of("corpus.file", "synthetic.file")) {
                var file = resource(property(manifest, part));
                result = result.plus(imports.importFrom(
                        new ImportSource("sample/" + file.getFilename(), file::getInputStream, shift), new Strict()));
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassPathResource resource(String name) {
        return new ClassPathResource("db/sample/" + name);
    }

    private static String property(Properties manifest, String name) {
        return Objects.requireNonNull(manifest.getProperty(name), name);
    }

    /** The sample is ours: a line of it that is refused is a fault of the build. */
    private static final class Strict implements ImportListener {

        @Override
        public void rejected(Reject reject) {
            throw new IllegalStateException("The sample's " + reject);
        }

        @Override
        public void progressed(ImportResult soFar) {
            // nobody watches
        }
    }
}
