package dev.atalaya.conversations;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists of the inbox that are one click away. */
public enum ConversationList {
    ALL,
    /** Those whose snooze is over as well. */
    OPEN,
    PENDING,
    SNOOZED,
    /** Those whose snooze ends within a day. */
    WAKING,
    CLOSED,
    /** The customer wrote last, and nobody answered or closed it. */
    UNATTENDED,
    /** The newest message to the customer was not delivered. */
    FAILED,
    /** Somebody is to review it, or is doing so. */
    REVIEW;

    /** As it is written in addresses and in the names of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ConversationList> of(String word) {
        return Stream.of(values()).filter(list -> list.word().equals(word)).findFirst();
    }
}
