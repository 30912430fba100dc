package dev.atalaya.audit;

import dev.atalaya.audit.AuditDetails.Change;
import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditResult;
import dev.atalaya.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit log: all of it with {@code audit.read_all}, else the events of the agents in scope. */
@Service
@Requires(Permissions.AUDIT_READ)
@Transactional(readOnly = true)
public class AuditService {

    /** Events, at most, of one page. */
    public static final int MOST = 500;

    /** Counting stops here. */
    public static final int COUNTED = 10_001;

    /** Kinds of targets about which nothing is recorded that a contact said or is. */
    private static final Set<String> NOT_CONTACTS = Set.of("user", "role", "agent", "label", "ai_price");

    private static final int ACTORS = 1_000;

    private final JdbcClient database;
    private final JsonMapper json;
    private final CurrentUser currentUser;
    private final Scope scope;
    private final PersonalData personal;

    AuditService(JdbcClient database, JsonMapper json, CurrentUser currentUser, Scope scope, PersonalData personal) {
        this.database = database;
        this.json = json;
        this.currentUser = currentUser;
        this.scope = scope;
        this.personal = personal;
    }

    /** A page of events after a key, or the first one, newest first or oldest first. */
    public List<AuditRow> search(AuditFilter filter, boolean newestFirst, @Nullable AuditKey after, int limit) {
        var agents = agents();
        var query = new AuditQuery(filter, agents);
        return database.sql(query.page(newestFirst, after, Math.clamp(limit, 1, MOST), known(agents)))
                .params(query.parameters())
                .query((row, number) -> row(row))
                .list();
    }

    /** How many events there are, up to {@link #COUNTED}, which stands for more. */
    public int count(AuditFilter filter) {
        var query = new AuditQuery(filter, agents());
        return database.sql(query.count(COUNTED))
                .params(query.parameters())
                .query(Integer.class)
                .single();
    }

    public Optional<AuditDetails> find(long sequence) {
        var agents = agents();
        return database.sql("""
                        select l.*, a.name as agent from audit_logs l
                          left join whatsapp_agents a on a.id = l.agent_id and a.id = any (cast(:known as bigint[]))
                         where l.sequence = :sequence
                           and (:everything or l.agent_id = any (cast(:agents as bigint[])))
                        """)
                .param("sequence", sequence)
                .param("everything", agents == null)
                .param("agents", AgentId.array(agents == null ? List.of() : agents))
                .param("known", AgentId.array(known(agents)))
                .query((row, number) -> details(row))
                .optional();
    }

    /** Whom the log names, by label; each is found with one step in an index, however long the log is. */
    public List<AuditActor> actors() {
        var agents = agents();
        return database.sql("""
                        with recursive actor (id) as (
                            (select l.actor_user_id from audit_logs l where l.actor_user_id is not null%1$s
                              order by l.actor_user_id limit 1)
                            union all
                            select (select l.actor_user_id from audit_logs l where l.actor_user_id > actor.id%1$s
                                     order by l.actor_user_id limit 1)
                              from actor where actor.id is not null)
                        select a.id, l.actor_label as label
                          from (select id from actor where id is not null limit :most) a
                         cross join lateral (
                               select coalesce(l.actor_label, '#' || a.id) as actor_label from audit_logs l
                                where l.actor_user_id = a.id%1$s order by l.created_at desc, l.sequence desc limit 1) l
                         order by 2, 1
                        """.formatted(narrowing(agents)))
                .param("most", ACTORS)
                .param("agents", AgentId.array(agents == null ? List.of() : agents))
                .query((row, number) -> new AuditActor(new UserId(row.getLong("id")), row.getString("label")))
                .list();
    }

    /** The types of act that the log holds. */
    public List<String> actions() {
        var agents = agents();
        return database.sql("""
                        with recursive act (name) as (
                            (select l.action from audit_logs l where true%1$s order by l.action limit 1)
                            union all
                            select (select l.action from audit_logs l where l.action > act.name%1$s
                                     order by l.action limit 1)
                              from act where act.name is not null)
                        select name from act where name is not null
                        """.formatted(narrowing(agents)))
                .param("agents", AgentId.array(agents == null ? List.of() : agents))
                .query(String.class)
                .list();
    }

    private static String narrowing(@Nullable List<AgentId> agents) {
        return agents == null ? "" : " and l.agent_id = any (cast(:agents as bigint[]))";
    }

    /** Whoever reads all of the log may still not know the agents that it names by their keys. */
    private List<AgentId> known(@Nullable List<AgentId> agents) {
        return agents == null ? scope.knownAgents() : agents;
    }

    private @Nullable List<AgentId> agents() {
        return currentUser.may(Permissions.AUDIT_READ_ALL) ? null : scope.agents();
    }

    /** Of the few words and names that a log repeats, each stands once in memory, however many lists show it. */
    private static @Nullable String known(ResultSet row, String column) throws SQLException {
        var word = row.getString(column);
        return word == null ? null : word.intern();
    }

    private AuditRow row(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong("sequence"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("actor_kind").intern(),
                row.getObject("actor_user_id", Long.class),
                known(row, "actor_label"),
                row.getString("action").intern(),
                known(row, "target_type"),
                row.getObject("target_id", Long.class),
                maskOf(row).textOrNull(row.getString("target_label")),
                row.getObject("agent_id", Long.class),
                known(row, "agent"),
                AuditResult.valueOf(row.getString("result").toUpperCase(Locale.ROOT)));
    }

    private AuditDetails details(ResultSet row) throws SQLException {
        var hex = HexFormat.of();
        var mask = maskOf(row);
        return new AuditDetails(
                row(row),
                row.getInt("action_version"),
                row.getObject("subject_user_id", Long.class),
                changes(values(mask.json(row.getString("before"))), values(mask.json(row.getString("after")))),
                mask.textOrNull(row.getString("reason")),
                row.getString("ip"),
                row.getString("user_agent"),
                row.getString("request_id"),
                hex.formatHex(row.getBytes("previous_hash")),
                hex.formatHex(row.getBytes("hash")));
    }

    /** What is said of people who use the console, and of agents' own numbers, is nobody's secret from its readers. */
    private Mask maskOf(ResultSet row) throws SQLException {
        var type = row.getString("target_type");
        return type != null && NOT_CONTACTS.contains(type) ? Mask.OPEN : personal.mask();
    }

    private Map<String, JsonNode> values(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        var values = new TreeMap<String, JsonNode>();
        json.readTree(text).properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }

    private static List<Change> changes(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .map(field -> new Change(field, words(before.get(field)), words(after.get(field))))
                .toList();
    }

    private static @Nullable String words(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
