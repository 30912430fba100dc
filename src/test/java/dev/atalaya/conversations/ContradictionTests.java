package dev.atalaya.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.atalaya.shared.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContradictionTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void oneThatFailedAndWasQuotedCannotHaveFailed() {
        var failed = sent(1, MessageType.TEXT, DeliveryStatus.FAILED, NOW);

        assertThat(Contradiction.in(List.of(failed, answer(2, "m1", NOW.plusSeconds(9)))))
                .containsExactly(entry(1L, Contradiction.FAILED_BUT_ANSWERED));
        assertThat(Contradiction.in(List.of(failed, answer(2, null, NOW.plusSeconds(9)))))
                .isEmpty();
        assertThat(Contradiction.in(List.of(failed, answer(2, "m7", NOW.plusSeconds(9)))))
                .isEmpty();
    }

    @Test
    void aReactionIsAnAnswerToo() {
        var failed = sent(1, MessageType.TEXT, DeliveryStatus.FAILED, NOW);
        var reaction = message(
                2,
                MessageAuthor.CONTACT,
                MessageType.REACTION,
                null,
                null,
                MessageContent.of("{\"reaction\":{\"emoji\":\"👍\",\"messageId\":\"m1\"}}"),
                NOW.plusSeconds(9));

        assertThat(Contradiction.in(List.of(failed, reaction))).containsKey(1L);
    }

    @Test
    void oneOnItsWayBeforeOneThatWasReadMustHaveArrived() {
        var read = sent(3, MessageType.TEXT, DeliveryStatus.READ, NOW.plusSeconds(5));

        assertThat(Contradiction.in(List.of(sent(1, MessageType.TEXT, DeliveryStatus.SENT, NOW), read)))
                .containsEntry(1L, Contradiction.LATER_ONE_WAS_READ);
        assertThat(Contradiction.in(List.of(sent(1, MessageType.TEXT, DeliveryStatus.ACCEPTED, NOW), read)))
                .containsKey(1L);
        assertThat(Contradiction.in(List.of(sent(1, MessageType.TEXT, DeliveryStatus.DELIVERED, NOW), read)))
                .isEmpty();
        assertThat(Contradiction.in(List.of(sent(1, MessageType.TEXT, DeliveryStatus.FAILED, NOW), read)))
                .isEmpty();
        assertThat(Contradiction.in(List.of(read, sent(4, MessageType.TEXT, DeliveryStatus.SENT, NOW.plusSeconds(6)))))
                .isEmpty();
    }

    @Test
    void freeTextArrivesOnlyWithinADayOfWhatTheCustomerWrote() {
        var wrote = answer(1, null, NOW);
        var late = NOW.plus(Duration.ofHours(24)).plusMillis(1);

        assertThat(Contradiction.in(List.of(wrote, sent(2, MessageType.TEXT, DeliveryStatus.DELIVERED, late))))
                .containsEntry(2L, Contradiction.OUTSIDE_THE_WINDOW);
        assertThat(Contradiction.in(
                        List.of(wrote, sent(2, MessageType.TEXT, DeliveryStatus.DELIVERED, late.minusMillis(1)))))
                .isEmpty();
        assertThat(Contradiction.in(List.of(wrote, sent(2, MessageType.TEMPLATE, DeliveryStatus.READ, late))))
                .isEmpty();
        assertThat(Contradiction.in(List.of(wrote, sent(2, MessageType.TEXT, DeliveryStatus.FAILED, late))))
                .isEmpty();
        // What the customer wrote last is not known at the beginning of what was loaded.
        assertThat(Contradiction.in(List.of(sent(2, MessageType.TEXT, DeliveryStatus.READ, late))))
                .isEmpty();
    }

    private static MessageRow sent(long id, MessageType type, DeliveryStatus delivery, Instant at) {
        return message(id, MessageAuthor.HUMAN, type, delivery, null, MessageContent.of(null), at);
    }

    private static MessageRow answer(long id, @Nullable String to, Instant at) {
        return message(id, MessageAuthor.CONTACT, MessageType.TEXT, null, to, MessageContent.of(null), at);
    }

    private static MessageRow message(
            long id,
            MessageAuthor author,
            MessageType type,
            @Nullable DeliveryStatus delivery,
            @Nullable String replyTo,
            MessageContent content,
            Instant at) {
        return new MessageRow(
                id,
                new ConversationId(1),
                "m" + id,
                author,
                null,
                type,
                "x",
                content,
                delivery,
                null,
                null,
                at,
                null,
                null,
                replyTo,
                null);
    }
}
