package dev.atalaya.ingest;

import dev.atalaya.ingest.ndjson.BadLine;
import dev.atalaya.ingest.ndjson.ConversationLine;
import dev.atalaya.ingest.ndjson.Line;
import dev.atalaya.ingest.ndjson.LineParser;
import dev.atalaya.ingest.ndjson.LineReader;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Reads and checks one batch ahead of the one that is being written, and never more. */
final class BatchReader implements AutoCloseable {

    private final LineReader lines;
    private final LineParser parser;
    private FutureTask<Batch> ahead;
    private Batch.@Nullable Item left;
    private @Nullable IOException failure;

    BatchReader(LineReader lines, LineParser parser) {
        this.lines = lines;
        this.parser = parser;
        this.ahead = start(this::read);
    }

    /** The next batch, where there is one. */
    Batch next() throws IOException {
        try {
            var batch = ahead.get();
            if (!batch.isLast()) {
                ahead = start(this::read);
            }
            return batch;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A line could not be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The import was interrupted", e);
        }
    }

    /** To be asked after the last batch: whether the file broke off there. */
    void requireWhole() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits for what reads ahead, so that the stream can be closed. */
    @Override
    public void close() {
        try {
            ahead.get();
        } catch (ExecutionException e) {
            // whoever asked for the batch was told
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Batch read() {
        var batch = new Batch();
        if (left != null) {
            batch.add(left.line(), left.conversation());
            left = null;
        }
        while (left == null && !batch.isFull() && !batch.isLast()) {
            readLine(batch);
        }
        return batch;
    }

    private void readLine(Batch batch) {
        try {
            lines.next().ifPresentOrElse(line -> take(line, batch), batch::markLast);
        } catch (IOException e) {
            failure = e;
            batch.markLast();
        }
    }

    private void take(Line line, Batch batch) {
        try {
            ConversationLine conversation = parser.parse(line);
            if (batch.hasRoomFor(line, conversation)) {
                batch.add(line, conversation);
            } else {
                left = new Batch.Item(line, conversation);
            }
        } catch (BadLine e) {
            batch.refuse(line, e);
        }
    }

    private static FutureTask<Batch> start(Callable<Batch> work) {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("import-reader").start(task);
        return task;
    }
}
