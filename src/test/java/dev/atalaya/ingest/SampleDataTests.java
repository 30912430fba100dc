package dev.atalaya.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.security.ServiceUsers;
import dev.atalaya.testkit.DatabaseTest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The sample as a first start sees it; rolled back, so that other tests' databases stay small. */
@DatabaseTest
class SampleDataTests {

    @Autowired
    private ImportService imports;

    @Autowired
    private ServiceUsers serviceUsers;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Clock clock;

    @Test
    void everyLineIsTakenAndTheNewestIsMinutesOld() throws IOException {
        var manifest = PropertiesLoaderUtils.loadProperties(new ClassPathResource("db/sample/manifest.properties"));
        serviceUsers.callAs(
                ServiceUsers.IMPORT,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    status.setRollbackOnly();
                    var result = new SampleData(imports, serviceUsers, transactions, clock).load();
                    assertThat(result)
                            .isEqualTo(new ImportResult(
                                    sum(manifest, "conversations"),
                                    0,
                                    0,
                                    0,
                                    sum(manifest, "messages"),
                                    sum(manifest, "aiSessions"),
                                    sum(manifest, "aiEntries")));
                    var newest = number("select extract(epoch from now() - max(last_message_at)) from conversations"
                            + " where external_id like 'synthetic-%'");
                    assertThat(Duration.ofSeconds(newest)).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(10));
                    assertThat(
                                    number(
                                            "select count(*) from conversations where status = 'snoozed' and snoozed_until < now() and received_at = now()"))
                            .isZero();
                    assertThat(number("select count(*) from conversations where external_id like 'sgd-%'"))
                            .as("conversations that the dataset's own import would meet")
                            .isZero();
                    assertCountsMatch();
                    assertLinksAreRight();
                    return status;
                }));
    }

    private void assertCountsMatch() {
        assertThat(number("select count(*) from conversations c join lateral (select count(*) as n,"
                        + " max(created_at) as last, max(created_at) filter (where direction = 'inbound') as heard"
                        + " from messages m where m.conversation_id = c.id) m on true"
                        + " where c.external_id ~ '^(sample|synthetic)-'"
                        + " and ((c.message_count, c.last_message_at) <> (m.n, m.last)"
                        + " or c.last_contact_message_at is distinct from m.heard)"))
                .isZero();
    }

    // R8: of what this transaction took, since other tests leave theirs.
    private void assertLinksAreRight() {
        assertThat(
                        number(
                                "select count(*) from ai_messages e join messages m on m.id = e.message_id"
                                        + " join ai_sessions s on s.id = e.ai_session_id where s.received_at = now() and e.role = 'assistant' and (m.body <> e.content or m.author <> 'ai')"))
                .isZero();
        assertThat(number("select count(*) from ai_messages e join ai_sessions s on s.id = e.ai_session_id"
                        + " where s.received_at = now() and e.error is not null and e.role = 'assistant'"
                        + " and e.message_id is not null"))
                .isZero();
        assertThat(number("select count(*) from ai_messages e join ai_sessions s on s.id = e.ai_session_id"
                        + " where s.received_at = now() and s.model = 'sgd-system' and e.message_id is null"))
                .isZero();
    }

    private static long sum(Properties manifest, String name) {
        return Arrays.stream(new String[] {"corpus.", "synthetic."})
                .mapToLong(part -> Long.parseLong(manifest.getProperty(part + name)))
                .sum();
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
