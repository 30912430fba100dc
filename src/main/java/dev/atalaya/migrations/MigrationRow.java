package dev.atalaya.migrations;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history, or a script that waits. The rank is the history's key and absent while the script waits;
 * the checksum is Flyway's CRC32, absent for baselines.
 */
public record MigrationRow(
        @Nullable Integer rank,
        @Nullable String version,
        String description,
        String script,
        VersionState state,
        @Nullable Instant installedAt,
        @Nullable String installedBy,
        @Nullable Duration took,
        @Nullable Integer checksum) {

    /** Tells rows apart in a list: the rank, or the script while there is none. */
    public String key() {
        return rank == null ? script : rank.toString();
    }

    /** The last part of the address of its page: the version, or the script of a repeatable one. */
    public String address() {
        return version == null ? script.replaceFirst("\\.sql$", "") : version;
    }

    boolean isAt(String address) {
        return withoutZeros(address()).equals(withoutZeros(address));
    }

    private static String withoutZeros(String version) {
        return version.replaceFirst("^0+(?=\\d)", "");
    }
}
