package dev.atalaya.privacy;

import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who sees which conversation unmasked, and until when; kept in memory, so that a restart masks everything again. */
@Component
public class Unmaskings {

    public static final Duration LENGTH = Duration.ofMinutes(15);

    private final Map<Key, Instant> ends = new ConcurrentHashMap<>();
    private final Clock clock;

    Unmaskings(Clock clock) {
        this.clock = clock;
    }

    /** Begins now, or anew. */
    public void begin(UserId reader, ConversationId conversation) {
        var now = clock.instant();
        ends.values().removeIf(end -> !end.isAfter(now));
        ends.put(new Key(reader, conversation), now.plus(LENGTH));
    }

    public void end(UserId reader, ConversationId conversation) {
        ends.remove(new Key(reader, conversation));
    }

    public Optional<Instant> until(UserId reader, ConversationId conversation) {
        return Optional.ofNullable(ends.get(new Key(reader, conversation))).filter(clock.instant()::isBefore);
    }

    private record Key(UserId reader, ConversationId conversation) {}
}
