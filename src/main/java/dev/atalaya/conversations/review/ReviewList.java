package dev.atalaya.conversations.review;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists of the queue that are one click away. */
public enum ReviewList {
    /** What is to be scored, also what somebody has reserved. */
    WAITING,
    /** What the reader has reserved and not given back, also where it has lapsed since and nobody took it. */
    MINE,
    /** What was scored or skipped. */
    DONE;

    /** As it is written in addresses and in the names of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReviewList> of(String word) {
        return Stream.of(values()).filter(list -> list.word().equals(word)).findFirst();
    }
}
