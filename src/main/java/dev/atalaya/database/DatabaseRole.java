package dev.atalaya.database;

/** A login of the database; none is a superuser. */
public enum DatabaseRole {
    /** Owns the tables and applies migrations. */
    OWNER,
    /** What the application runs as; owns nothing and sees what row-level security lets it see. */
    APP,
    /** Reads everything and writes nothing. */
    BACKUP;

    public String login() {
        return "atalaya_" + word();
    }

    String passwordVariable() {
        return "ATALAYA_DB_" + name() + "_PASSWORD";
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
