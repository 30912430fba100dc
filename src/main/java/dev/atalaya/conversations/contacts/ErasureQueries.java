package dev.atalaya.conversations.contacts;

import dev.atalaya.conversations.contacts.ContactQueries.Contact;
import dev.atalaya.privacy.Mask;
import dev.atalaya.shared.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes out of each table what it says of a contact, in one statement a table however much that is. */
@Repository
class ErasureQueries {

    private static final int SALT = 16;

    /** What stands where a text may not be missing. */
    private static final String NOTHING = "\u2014";

    private static final String CONVERSATIONS =
            "select id from conversations where contact_id = :contact and agent_id = :agent";

    private static final String SESSIONS =
            "select id from ai_sessions where agent_id = :agent and conversation_id in (" + CONVERSATIONS + ")";

    private static final String WORDS = """
            select coalesce(array_agg(distinct word), '{}')::text
              from messages m, string_to_table(atalaya_spaced(m.body), ' ') word
             where m.agent_id = :agent and m.conversation_id in (%s)
               and char_length(word) between 4 and 32 and word !~ '[0-9]'""".formatted(CONVERSATIONS);

    private static final Map<String, String> TABLES = tables();

    private final JdbcClient database;
    private final SecureRandom random = new SecureRandom();

    ErasureQueries(JdbcClient database) {
        this.database = database;
    }

    /** How many rows of each kind. */
    Map<String, Object> erase(Contact contact, UserId by, Instant now) {
        var parameters = new HashMap<String, Object>();
        parameters.put("contact", contact.id());
        parameters.put("agent", contact.agent().value());
        parameters.put("nothing", NOTHING);
        parameters.put("digits", digits(contact.phone()));
        parameters.put("now", now.atOffset(ZoneOffset.UTC));
        var words = database.sql(WORDS).params(parameters).query(String.class).single();
        var counts = new LinkedHashMap<String, Object>();
        TABLES.forEach((name, sql) ->
                counts.put(name, database.sql(sql).params(parameters).update()));
        counts.put(
                "reviews",
                database.sql("select atalaya_forget_reviews(:agent, :contact)")
                        .params(parameters)
                        .query(Integer.class)
                        .single());
        remember(contact, by, now);
        database.sql("select atalaya_forget_words(cast(? as text[]))")
                .param(words)
                .query(Integer.class)
                .single();
        database.sql("select atalaya_audit_forget(array(" + CONVERSATIONS + "), array(" + SESSIONS + "))")
                .params(parameters)
                .query(Integer.class)
                .single();
        return counts;
    }

    /** So that no import brings it back; see docs/decisions/0019. */
    private void remember(Contact contact, UserId by, Instant now) {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        database.sql("insert into contact_erasures (agent_id, contact_id, salt, digest, erased_by, erased_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        contact.agent().value(),
                        contact.id(),
                        salt,
                        digest(salt, contact.phone()),
                        by.value(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static byte[] digest(byte[] salt, String phone) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(phone.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Enough of the number to know it again without its country's code. */
    private static String digits(String phone) {
        var digits = phone.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - 8));
    }

    private static Map<String, String> tables() {
        var tables = new LinkedHashMap<String, String>();
        tables.put("messages", """
                update messages
                   set body = null, content = null, author_name = null, reply_to = null, error_title = null,
                       external_id = 'erased-' || id
                 where agent_id = :agent and conversation_id in (%s)""".formatted(CONVERSATIONS));
        tables.put("ai_entries", """
                update ai_messages
                   set content = null, arguments = null, error = case when error is not null then :nothing end
                 where agent_id = :agent and ai_session_id in (%s)""".formatted(SESSIONS));
        tables.put("scores", """
                update ai_scores set comment = null, corrected_answer = null
                 where agent_id = :agent and ai_session_id in (%s)""".formatted(SESSIONS));
        tables.put("notes", """
                update conversation_notes set body = :nothing, version = version + 1
                 where agent_id = :agent and conversation_id in (%s)""".formatted(CONVERSATIONS));
        tables.put("conversations", """
                update conversations
                   set last_preview = '', external_id = case
                       when :digits <> '' and strpos(regexp_replace(external_id, '[^0-9]', '', 'g'), :digits) > 0
                       then 'erased-' || id else external_id end
                 where agent_id = :agent and contact_id = :contact""");
        tables.put("contacts", """
                update contacts set phone = '%s' || id, name = null, erased_at = :now
                 where agent_id = :agent and id = :contact""".formatted(Mask.ERASED));
        return tables;
    }
}
