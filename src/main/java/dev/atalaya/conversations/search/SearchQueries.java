package dev.atalaya.conversations.search;

import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.MessageAuthor;
import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the search asks the database, as SQL by hand; see docs/decisions/0013. */
@Repository
class SearchQueries {

    // The function has found the keys; what is shown of them is read under the policies and narrowed here once more.
    private static final String HITS = """
            with hit as materialized (
                   select message_id, found_at
                     from atalaya_search(cast(:words as text[]), cast(:without as text[]), cast(:passages as text[]),
                          cast(:withoutPassages as text[]), cast(:agents as bigint[]), cast(:authors as text[]),
                          cast(:sender as text), cast(:statuses as text[]), cast(:since as timestamptz),
                          cast(:until as timestamptz), cast(:beforeAt as timestamptz), cast(:beforeId as bigint),
                          cast(:enough as integer))),
                 page as materialized (
                   select message_id from hit order by found_at desc, message_id desc limit :limit)
            select (select count(*) from hit) as total, m.id, m.conversation_id, m.author, m.author_name, m.created_at,
                   m.deleted_at is not null as deleted, left(m.body, 20000) as body, c.status, k.name as contact_name,
                   k.phone as contact_phone, a.name as agent_name
              from page p
              join messages m on m.id = p.message_id
              join conversations c on c.id = m.conversation_id and c.agent_id = m.agent_id
              join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
              join whatsapp_agents a on a.id = m.agent_id
             where m.agent_id = any (cast(:agents as bigint[]))
             order by m.created_at desc, m.id desc""";

    private static final String NEAR = "select word, near from atalaya_near_words(cast(:words as text[]))";

    private static final String MATCHING = """
            select w from unnest(cast(:words as text[])) w
             where atalaya_lexemes(w) @@ atalaya_question(array[cast(:wanted as text)], null)""";

    // The same question as of the index, of what the reader is shown of a message.
    private static final String STILL_SAYING = """
            select n from unnest(cast(:bodies as text[])) with ordinality as shown (body, n)
             where atalaya_lexemes(body) @@ atalaya_question(cast(:words as text[]), cast(:without as text[]))
               and not exists (select from unnest(cast(:passages as text[])) p where not atalaya_says(body, p))""";

    private static final int LONGEST_BODY = 20_000;

    private final JdbcClient database;
    private final PersonalData personal;

    SearchQueries(JdbcClient database, PersonalData personal) {
        this.database = database;
        this.personal = personal;
    }

    /**
     * A message as the reader is shown it, before its snippet is cut.
     *
     * @param masked whether that is less than what was searched
     */
    record Found(int total, String body, boolean masked, Hit hit) {}

    /** From now on a statement of this transaction may take so long and no longer. */
    void limit(Duration time) {
        database.sql("select set_config('statement_timeout', :time, true)")
                .param("time", Long.toString(Math.max(1, time.toMillis())))
                .query(String.class)
                .single();
    }

    List<Found> hits(SearchTerms terms, List<AgentId> agents, ZoneId zone, @Nullable Hit after, int enough, int limit) {
        var mask = personal.mask();
        return database.sql(HITS)
                .param("words", array(terms.words()))
                .param("without", arrayOrNull(terms.without()))
                .param("passages", arrayOrNull(terms.passages()))
                .param("withoutPassages", arrayOrNull(terms.withoutPassages()))
                .param("agents", AgentId.array(agents))
                .param("authors", arrayOrNull(columns(terms.authors())))
                .param("sender", terms.sender())
                .param("statuses", arrayOrNull(columns(terms.statuses())))
                .param("since", start(terms.after(), zone))
                .param("until", start(terms.before(), zone))
                .param("beforeAt", after == null ? null : time(after.at()))
                .param("beforeId", after == null ? null : after.message())
                .param("enough", enough)
                .param("limit", limit)
                .query((row, number) -> found(row, mask))
                .list();
    }

    /** Those of the messages that would be found by what is shown of them alone. */
    List<Found> stillSaying(SearchTerms terms, List<Found> messages) {
        var numbers = new HashSet<>(database.sql(STILL_SAYING)
                .param("bodies", array(messages.stream().map(Found::body).toList()))
                .param("words", array(terms.words()))
                .param("without", arrayOrNull(terms.without()))
                .param("passages", arrayOrNull(terms.passages()))
                .query(Integer.class)
                .list());
        return IntStream.range(0, messages.size())
                .filter(index -> numbers.contains(index + 1))
                .mapToObj(messages::get)
                .toList();
    }

    /** Words that are spelt nearly as those which nothing in scope has. */
    Map<String, List<String>> near(List<String> words) {
        return database
                .sql(NEAR)
                .param("words", array(words))
                .query((row, number) -> Map.entry(row.getString("word"), row.getString("near")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Those of the words that are what was looked for, whatever their endings. */
    Set<String> matching(Collection<String> words, List<String> wanted) {
        return new HashSet<>(database.sql(MATCHING)
                .param("words", array(words))
                .param("wanted", String.join("|", wanted))
                .query(String.class)
                .list());
    }

    private static Found found(ResultSet row, Mask mask) throws SQLException {
        var body = row.getString("body");
        var shown = mask.cut(body, LONGEST_BODY);
        return new Found(
                row.getInt("total"),
                shown,
                !shown.equals(body),
                new Hit(
                        row.getLong("id"),
                        new ConversationId(row.getLong("conversation_id")),
                        ConversationStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                        row.getString("agent_name"),
                        mask.textOrNull(row.getString("contact_name")),
                        mask.phone(row.getString("contact_phone")),
                        MessageAuthor.valueOf(row.getString("author").toUpperCase(Locale.ROOT)),
                        mask.textOrNull(row.getString("author_name")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("deleted"),
                        new Snippet(List.of())));
    }

    private static List<String> columns(Set<? extends Enum<?>> values) {
        return values.stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static @Nullable OffsetDateTime start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : time(day.atStartOfDay(zone).toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String arrayOrNull(List<String> values) {
        return values.isEmpty() ? null : array(values);
    }

    /** As one {@code text[]} to bind, so that a statement is the same however many they are. */
    private static String array(Collection<String> values) {
        return values.stream()
                .map(value -> "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
