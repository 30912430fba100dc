package dev.atalaya.ingest.ndjson;

import dev.atalaya.agents.NewAgent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A conversation with its messages and the runs of models within it, as one line brings it; every value was checked. */
public record ConversationLine(
        String externalId,
        NewAgent agent,
        Contact contact,
        String status,
        String priority,
        @Nullable String language,
        @Nullable String assignee,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant snoozedUntil,
        List<Message> messages,
        List<Session> sessions) {

    /** The customer; the number in E.164. */
    public record Contact(String phone, @Nullable String name) {}

    /** A message; {@code content} is a JSON object of what its type brings beyond text. */
    public record Message(
            String externalId,
            String direction,
            String sender,
            @Nullable String senderName,
            String type,
            @Nullable String body,
            @Nullable String content,
            String preview,
            @Nullable String replyTo,
            @Nullable String status,
            @Nullable String errorCode,
            @Nullable String errorTitle,
            Instant sentAt,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt) {

        public boolean isInbound() {
            return direction.equals("inbound");
        }
    }

    /** A run of a model; cost in millionths of its currency. */
    public record Session(
            String model,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable Long costMicros,
            @Nullable String currency,
            List<Entry> entries) {

        /** Tokens that the model read, in entries other than its own. */
        public long tokensIn() {
            return entries.stream()
                    .filter(entry -> !entry.isAssistant())
                    .mapToLong(Entry::tokens)
                    .sum();
        }

        public long tokensOut() {
            return entries.stream()
                    .filter(Entry::isAssistant)
                    .mapToLong(Entry::tokens)
                    .sum();
        }

        public long tokensCached() {
            return entries.stream().mapToLong(Entry::cachedTokens).sum();
        }

        /** Those of the tokens out that the model spent on thinking. */
        public long tokensReasoning() {
            return entries.stream().mapToLong(Entry::reasoningTokens).sum();
        }

        /** What model and tools took together, in milliseconds; null where no entry says. */
        public @Nullable Long latencyMs() {
            return entries.stream()
                    .map(Entry::latencyMs)
                    .flatMap(Stream::ofNullable)
                    .reduce(Long::sum)
                    .orElse(null);
        }
    }

    /** An entry of a session; latency in milliseconds, {@code arguments} a JSON object. */
    public record Entry(
            String role,
            @Nullable String name,
            @Nullable String arguments,
            @Nullable String content,
            @Nullable String error,
            int tokens,
            int cachedTokens,
            int reasoningTokens,
            @Nullable Long latencyMs,
            Instant createdAt) {

        public boolean isAssistant() {
            return role.equals("assistant");
        }
    }

    /** The newest message; of several at the same moment, the one further down. */
    public Message newest() {
        return messages.stream()
                .reduce((a, b) -> b.sentAt().isBefore(a.sentAt()) ? a : b)
                .orElseThrow();
    }
}
