package dev.atalaya.testkit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the tables hold, to be compared with what they held. */
public final class Tables {

    private Tables() {}

    /** A digest of each table's rows, but those of the log. */
    public static Map<String, String> digests() {
        var digests = new TreeMap<String, String>();
        World.owner()
                .sql("select tablename from pg_tables where schemaname = 'public' and tablename !~ '^(audit_|flyway_)'")
                .query(String.class)
                .list()
                .forEach(table -> digests.put(
                        table,
                        World.owner()
                                .sql("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from "
                                        + table + " t")
                                .query(String.class)
                                .single()));
        if (!digests.keySet().containsAll(List.of("users", "conversations", "user_agent_access"))) {
            throw new IllegalStateException("The tables are elsewhere");
        }
        return digests;
    }
}
