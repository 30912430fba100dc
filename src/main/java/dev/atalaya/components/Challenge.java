package dev.atalaya.components;

import java.util.Optional;

/** An attempt that a local installation invites to on its first page, with the address to try it at. */
public interface Challenge {

    int order();

    /** The key of the text that says what to try and what will happen. */
    String key();

    /** Empty where there is nothing to try it on. */
    Optional<String> path();
}
