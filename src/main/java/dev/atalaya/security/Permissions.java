package dev.atalaya.security;

/** The names of all permissions; roles bundle them, views and services ask for them. */
public final class Permissions {

    public static final String CONVERSATIONS_READ = "conversations.read";
    public static final String CONVERSATIONS_IMPORT = "conversations.import";
    public static final String CONTACTS_READ_PERSONAL = "contacts.read_personal";
    public static final String CONTACTS_UNMASK = "contacts.unmask";
    public static final String CONTACTS_ERASE = "contacts.erase";
    public static final String LABELS_MANAGE = "labels.manage";
    public static final String AI_SESSIONS_READ = "ai_sessions.read";
    public static final String AI_SESSIONS_REVIEW = "ai_sessions.review";
    public static final String AI_SESSIONS_MANAGE_PRICES = "ai_sessions.manage_prices";
    public static final String REVIEWS_SCORE = "reviews.score";
    public static final String REVIEWS_DESIGN = "reviews.design";
    public static final String USERS_READ = "users.read";
    public static final String USERS_MANAGE = "users.manage";
    public static final String ROLES_READ = "roles.read";
    public static final String ROLES_MANAGE = "roles.manage";
    public static final String ROLES_ASSIGN = "roles.assign";
    public static final String AGENTS_READ = "agents.read";
    public static final String AGENTS_MANAGE = "agents.manage";
    public static final String ACCESS_READ = "access.read";
    public static final String ACCESS_GRANT = "access.grant";
    public static final String MIGRATIONS_READ = "migrations.read";
    public static final String AUDIT_READ = "audit.read";
    public static final String AUDIT_READ_ALL = "audit.read_all";

    private Permissions() {}
}
