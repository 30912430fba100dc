package dev.atalaya.security;

import java.util.function.Supplier;

/** Runs background work as a named service user, with its permissions and its scope. */
public interface ServiceUsers {

    /** Sets up what an installation needs. */
    String SYSTEM = "system";

    /** Writes conversations. */
    String IMPORT = "import";

    <T> T callAs(String name, Supplier<T> work);
}
