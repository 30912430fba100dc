package dev.atalaya.ingest;

import dev.atalaya.agents.AgentService;
import dev.atalaya.agents.NewAgent;
import dev.atalaya.ingest.ndjson.BadLine;
import dev.atalaya.ingest.ndjson.Line;
import dev.atalaya.ingest.ndjson.LineParser;
import dev.atalaya.ingest.ndjson.LineReader;
import dev.atalaya.ingest.ndjson.Times;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads conversations a line at a time and writes them a batch at a time, each batch in a transaction of its own. A
 * line that was read before changes nothing; one that contradicts what is stored is left out, and the rest is kept.
 */
@Service
@Requires(Permissions.CONVERSATIONS_IMPORT)
public class ImportService {

    private static final int ATTEMPTS = 3;

    private final BatchWriter writer;
    private final AgentService agents;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportService(
            JdbcOperations database,
            AgentService agents,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.writer = new BatchWriter(database);
        this.agents = agents;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whether there is no conversation at all yet. */
    public boolean isEmpty() {
        return Boolean.TRUE.equals(transaction.execute(status -> writer.findsNothing()));
    }

    /**
     * Throws {@link IOException} where the bytes end too early or cannot be read, and {@link ImportStopped} where the
     * audit log cannot be written; whole batches before it are kept.
     */
    public ImportResult importFrom(ImportSource source, ImportListener listener) throws IOException {
        var parser = new LineParser(new Times(clock.instant(), source.shift()));
        try (var bytes = source.bytes().open();
                var batches = new BatchReader(new LineReader(bytes), parser)) {
            return new Run(source, listener).read(batches);
        }
    }

    /** One import: what is read and not yet written, and the counts so far. */
    private final class Run {

        private final ImportSource source;
        private final ImportListener listener;
        private final Map<String, Long> knownAgents = new HashMap<>();
        private ImportResult result = ImportResult.NOTHING;

        private Run(ImportSource source, ImportListener listener) {
            this.source = source;
            this.listener = listener;
        }

        private ImportResult read(BatchReader batches) throws IOException {
            Batch batch;
            do {
                batch = batches.next();
                batch.refused().forEach(refusal -> reject(refusal.line(), refusal.reason()));
                if (!batch.items().isEmpty()) {
                    write(batch.items());
                }
                listener.progressed(result);
            } while (!batch.isLast() && !listener.isCancelled());
            batches.requireWhole();
            return result;
        }

        /** Writes what it can: without the lines that are refused, and one by one where the whole fails. */
        private void write(List<Batch.Item> items) {
            try {
                result = result.plus(retry(() -> commit(items)));
            } catch (LinesRefused refused) {
                refused.reasons()
                        .forEach((index, reason) -> reject(items.get(index).line(), reason));
                var others = Batch.without(items, refused.reasons().keySet());
                if (!others.isEmpty()) {
                    write(others);
                }
            } catch (DataAccessException e) {
                if (isAboutTheServer(e)) {
                    throw e;
                }
                if (items.size() == 1) {
                    reject(
                            items.getFirst().line(),
                            new BadLine(
                                    "",
                                    "cannot be stored: "
                                            + e.getMostSpecificCause().getMessage()));
                } else {
                    items.forEach(item -> write(List.of(item)));
                }
            }
        }

        /** Two imports at once may lock rows in another order; the one that gives way tries again. */
        private static ImportResult retry(Supplier<ImportResult> work) {
            for (var attempt = 1; ; attempt++) {
                try {
                    return work.get();
                } catch (ConcurrencyFailureException e) {
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        }

        /** The server is gone or at its limits: no line is to blame, and going on would blame them all. */
        private static boolean isAboutTheServer(DataAccessException e) {
            return e instanceof NonTransientDataAccessResourceException
                    || e instanceof TransientDataAccessResourceException
                    || e instanceof RecoverableDataAccessException
                    || e instanceof QueryTimeoutException;
        }

        /** Once every line is written, all that a commit adds is the audit's: no line is to blame for its failure. */
        private ImportResult commit(List<Batch.Item> items) {
            var linesWritten = new AtomicBoolean();
            try {
                return commit(items, linesWritten);
            } catch (ConcurrencyFailureException e) {
                throw e;
            } catch (DataAccessException e) {
                throw linesWritten.get() && !isAboutTheServer(e) ? new ImportStopped(e) : e;
            }
        }

        private ImportResult commit(List<Batch.Item> items, AtomicBoolean linesWritten) {
            var agentsHere = new HashMap<>(knownAgents);
            var written = transaction.execute(status -> {
                var lines = items.stream().map(Batch.Item::conversation).toList();
                var done = writer.write(
                        lines, line -> agentsHere.computeIfAbsent(line.agent().slug(), slug -> agentOf(line.agent())));
                if (done.changesSomething()) {
                    events.publishEvent(new ConversationsImported(source.name(), done));
                }
                linesWritten.set(true);
                return done;
            });
            knownAgents.putAll(agentsHere);
            return written;
        }

        private Long agentOf(NewAgent agent) {
            return agents.ensure(agent).value();
        }

        private void reject(Line line, BadLine reason) {
            result = result.plus(ImportResult.rejectedLine());
            var text = new String(line.bytes(), StandardCharsets.UTF_8);
            listener.rejected(new Reject(line.number(), reason.field(), reason.reason(), text));
        }
    }
}
