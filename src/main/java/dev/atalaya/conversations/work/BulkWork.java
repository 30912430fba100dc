package dev.atalaya.conversations.work;

import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.UserId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** One act for many conversations: each in a transaction of its own, so that one that is refused leaves the others done. */
@Service
@Requires(Permissions.CONVERSATIONS_READ)
public class BulkWork {

    /** Conversations, at most, of one go. */
    public static final int MOST = 500;

    private final ConversationWork work;
    private final ApplicationEventPublisher events;

    BulkWork(ConversationWork work, ApplicationEventPublisher events) {
        this.work = work;
        this.events = events;
    }

    /** Assigns them all to somebody, or to nobody. */
    public List<Result> assign(List<ConversationId> conversations, @Nullable UserId to) {
        return each("assign", conversations, Map.of("assignee_id", to == null ? "" : to.value()), id -> {
            var seen = Seen.however(id);
            return to == null ? work.unassign(seen) : work.assign(seen, to);
        });
    }

    public List<Result> label(List<ConversationId> conversations, long label) {
        return each("label", conversations, Map.of("label_id", label), id -> work.label(id, label));
    }

    public List<Result> unlabel(List<ConversationId> conversations, long label) {
        return each("unlabel", conversations, Map.of("label_id", label), id -> work.unlabel(id, label));
    }

    public List<Result> close(List<ConversationId> conversations) {
        return each(
                "close", conversations, Map.of(), id -> work.changeStatus(Seen.however(id), ConversationStatus.CLOSED));
    }

    private List<Result> each(
            String act,
            List<ConversationId> conversations,
            Map<String, Object> parameters,
            Predicate<ConversationId> change) {
        if (conversations.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " conversations at once");
        }
        var results =
                conversations.stream().distinct().map(id -> one(id, change)).toList();
        var after = new LinkedHashMap<>(parameters);
        Arrays.stream(Outcome.values())
                .forEach(outcome -> after.put(
                        outcome.key(),
                        results.stream()
                                .filter(result -> result.outcome() == outcome)
                                .count()));
        events.publishEvent(new WorkEvents.BulkChanged(act, after));
        return results;
    }

    private static Result one(ConversationId id, Predicate<ConversationId> change) {
        try {
            return new Result(id, change.test(id) ? Outcome.DONE : Outcome.SAME, "");
        } catch (RefusedException refused) {
            return new Result(id, Outcome.REFUSED, refused.key());
        }
    }

    /** How it went with one of them; the key of the reason where it was refused. */
    public record Result(ConversationId conversation, Outcome outcome, String why) {}

    /** What can come of an act for one conversation. */
    public enum Outcome {
        DONE,
        SAME,
        REFUSED;

        /** As it is named in the log and in the names of texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
