package dev.atalaya.components;

import java.util.Optional;

/** What a feature offers, to those who may follow it, on the page for an address that leads nowhere. */
public interface MissingPageHint {

    /** Depends on the form of the address alone, never on whether something is there. */
    Optional<Hint> hint(String path);

    /** The key of the link's text, and the address that it leads to. */
    record Hint(String key, String path) {}
}
