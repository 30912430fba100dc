package dev.atalaya.conversations.work;

import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.labels.LabelChoice;
import dev.atalaya.conversations.labels.LabelColour;
import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the panel of a conversation shows, in one statement, and the rows that have two keys and no life of their own. */
@Repository
class WorkQueries {

    // The scope's three levels and the rows of four tables in one statement: opening a thread has others to send.
    private static final String DETAILS = """
            with reach as materialized (
                select cast((select atalaya_scope('view')) as bigint[]) as view,
                       cast((select atalaya_scope('review')) as bigint[]) as review,
                       cast((select atalaya_scope('manage')) as bigint[]) as manage)
            select c.id, c.version, c.status, c.priority, c.assignee_id, u.display_name as assignee, u.email,
                   c.snoozed_until, c.closed_at, c.agent_id = any (r.review) as may_note,
                   c.agent_id = any (r.manage) as may_manage,
                   (select json_agg(json_build_object('id', l.id, 'name', l.name, 'colour', l.colour)
                                    order by lower(l.name), l.id)
                      from conversation_labels cl join labels l on l.id = cl.label_id
                     where cl.conversation_id = c.id and cl.agent_id = c.agent_id) as labels,
                   (select count(*) from conversation_notes n
                     where n.conversation_id = c.id and n.agent_id = c.agent_id) as note_count,
                   (select json_agg(json_build_object('id', n.id, 'version', n.version, 'author', a.display_name,
                               'body', case when n.deleted_at is null then n.body else '' end,
                               'created', n.created_at, 'edited', n.edited_at, 'deleted', n.deleted_at,
                               'deletedBy', d.display_name, 'own', n.author_id = :me) order by n.created_at, n.id)
                      from (select * from conversation_notes n
                             where n.conversation_id = c.id and n.agent_id = c.agent_id
                             order by n.created_at desc, n.id desc limit :notes) n
                      join users a on a.id = n.author_id
                      left join users d on d.id = n.deleted_by) as notes
              from reach r
              join conversations c on c.agent_id = any (r.view)
              left join users u on u.id = c.assignee_id
             where c.id = :id""";

    private static final String NOTES = """
            select n.id, n.version, a.display_name as author,
                   case when n.deleted_at is null then n.body else '' end as body, n.created_at, n.edited_at, n.deleted_at,
                   d.display_name as deleted_by
              from conversation_notes n
              join users a on a.id = n.author_id
              left join users d on d.id = n.deleted_by
             where n.conversation_id = :id and n.agent_id = any (cast(:agents as bigint[]))
             order by n.created_at, n.id limit :limit""";

    // Grants are few beside people, so that they are asked first; an all-agents grant reaches this one too.
    private static final String ATTENDING = """
            with granted as (
                select a.user_id, a.role_id
                  from conversations c
                  join user_agent_access a on a.agent_id = c.agent_id or a.agent_id is null
                 where c.id = :id and c.agent_id = any (cast(:agents as bigint[]))
                   and (a.expires_at is null or a.expires_at > now())),
            reaching as (
                select user_id from granted where user_id is not null
                union
                select r.user_id from granted g join user_roles r on r.role_id = g.role_id
                 where r.expires_at is null or r.expires_at > now())
            select u.id, u.display_name, u.email
              from reaching x join users u on u.id = x.user_id
             where u.kind = 'person' and u.status = 'active' %s
               and exists (select from user_roles r
                             join role_permissions p on p.role_id = r.role_id and p.permission = 'conversations.read'
                            where r.user_id = u.id and (r.expires_at is null or r.expires_at > now()))
             order by lower(u.display_name), u.id limit :limit""";

    private final JdbcClient database;
    private final JsonMapper json;
    private final PersonalData personal;

    WorkQueries(JdbcClient database, JsonMapper json, PersonalData personal) {
        this.database = database;
        this.json = json;
        this.personal = personal;
    }

    Optional<WorkDetails> details(ConversationId id, UserId me, Instant now, int notes) {
        return database.sql(DETAILS)
                .param("id", id.value())
                .param("me", me.value())
                .param("notes", notes)
                .query((row, number) -> details(row, now))
                .optional();
    }

    /** To be read, not to be changed. */
    List<NoteRow> notes(ConversationId id, List<AgentId> agents, int limit) {
        var mask = personal.maskOf(id);
        return database.sql(NOTES)
                .param("id", id.value())
                .param("agents", AgentId.array(agents))
                .param("limit", limit)
                .query((row, number) -> new NoteRow(
                        row.getLong("id"),
                        row.getInt("version"),
                        row.getString("author"),
                        mask.text(row.getString("body")),
                        instant(row, "created_at"),
                        instantOrNull(row, "edited_at"),
                        instantOrNull(row, "deleted_at"),
                        row.getString("deleted_by"),
                        false,
                        false))
                .list();
    }

    List<Assignee> attending(ConversationId id, List<AgentId> agents, String text, int limit) {
        return database.sql(ATTENDING.formatted("and (u.display_name ilike :text or u.email ilike :text)"))
                .param("id", id.value())
                .param("agents", AgentId.array(agents))
                .param("text", "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .param("limit", limit)
                .query(WorkQueries::assignee)
                .list();
    }

    Optional<Assignee> attendant(ConversationId id, List<AgentId> agents, UserId person) {
        return database.sql(ATTENDING.formatted("and u.id = :person"))
                .param("id", id.value())
                .param("agents", AgentId.array(agents))
                .param("person", person.value())
                .param("limit", 1)
                .query(WorkQueries::assignee)
                .optional();
    }

    String nameOf(UserId person) {
        return database.sql("select display_name from users where id = ?")
                .param(person.value())
                .query(String.class)
                .single();
    }

    Optional<AgentId> agentOf(ConversationId id, List<AgentId> agents) {
        return database.sql("select agent_id from conversations where id = ? and agent_id = any (cast(? as bigint[]))")
                .params(id.value(), AgentId.array(agents))
                .query(Long.class)
                .optional()
                .map(AgentId::new);
    }

    /** As the log calls it: by the name of the contact, else by what a mask leaves of the phone. */
    AuditTarget target(ConversationId id) {
        var label = database.sql("""
                        select k.name, k.phone from conversations c
                          join contacts k on k.id = c.contact_id and k.agent_id = c.agent_id
                         where c.id = ?""")
                .param(id.value())
                .query((row, number) -> Mask.CLOSED.contact(row.getString("name"), row.getString("phone")))
                .single();
        return new AuditTarget("conversation", id.value(), label);
    }

    void add(ConversationId id, AgentId agent, UserId actor, Change change, Instant now) {
        database.sql("""
                        insert into conversation_activities (agent_id, conversation_id, actor_id, kind, was, became,
                               created_at)
                        values (:agent, :id, :actor, :kind, :was, :became, :now)""")
                .param("agent", agent.value())
                .param("id", id.value())
                .param("actor", actor.value())
                .param("kind", change.kind().column())
                .param("was", change.was())
                .param("became", change.became())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Who last changed the state, and when. */
    Optional<Touch> lastTouch(ConversationId id) {
        return database.sql("""
                        select u.display_name as by, a.created_at as at
                          from conversation_activities a join users u on u.id = a.actor_id
                         where a.conversation_id = ? and a.kind in ('assignee', 'status', 'priority')
                         order by a.created_at desc, a.id desc limit 1""")
                .param(id.value())
                .query((row, number) -> new Touch(row.getString("by"), instant(row, "at")))
                .optional();
    }

    int countLabels(ConversationId id) {
        return database.sql("select count(*) from conversation_labels where conversation_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    /** A label by its key, where it is in use or is wanted whether or not it is. */
    Optional<LabelChoice> label(long id, boolean alsoArchived) {
        return database.sql("select id, name, colour from labels where id = ? and (? or archived_at is null)")
                .params(id, alsoArchived)
                .query((row, number) -> new LabelChoice(
                        row.getLong("id"), row.getString("name"), LabelColour.of(row.getString("colour"))))
                .optional();
    }

    /** False where it carried the label already. */
    boolean addLabel(ConversationId id, AgentId agent, long label, Instant now) {
        return database.sql("insert into conversation_labels (agent_id, conversation_id, label_id, created_at)"
                                + " values (?, ?, ?, ?) on conflict do nothing")
                        .params(agent.value(), id.value(), label, now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    boolean removeLabel(ConversationId id, AgentId agent, long label) {
        return database.sql(
                                "delete from conversation_labels where conversation_id = ? and agent_id = ? and label_id = ?")
                        .params(id.value(), agent.value(), label)
                        .update()
                > 0;
    }

    private WorkDetails details(ResultSet row, Instant now) throws SQLException {
        var until = instantOrNull(row, "snoozed_until");
        var status = ConversationStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        var mayNote = row.getBoolean("may_note");
        var mayManage = row.getBoolean("may_manage");
        var assignee = row.getObject("assignee_id", Long.class);
        return new WorkDetails(
                new ConversationId(row.getLong("id")),
                row.getInt("version"),
                status.at(now, until),
                ConversationPriority.valueOf(row.getString("priority").toUpperCase(Locale.ROOT)),
                assignee == null
                        ? null
                        : new Assignee(new UserId(assignee), row.getString("assignee"), row.getString("email")),
                until,
                instantOrNull(row, "closed_at"),
                labels(row.getString("labels")),
                notes(
                        row.getString("notes"),
                        mayNote,
                        mayManage,
                        personal.maskOf(new ConversationId(row.getLong("id")))),
                row.getInt("note_count"),
                mayNote,
                mayManage);
    }

    private List<LabelChoice> labels(@Nullable String array) {
        var labels = new ArrayList<LabelChoice>();
        if (array != null) {
            json.readTree(array)
                    .forEach(label -> labels.add(new LabelChoice(
                            label.path("id").asLong(),
                            label.path("name").asString(),
                            LabelColour.of(label.path("colour").asString()))));
        }
        return labels;
    }

    private List<NoteRow> notes(@Nullable String array, boolean mayNote, boolean mayManage, Mask mask) {
        var notes = new ArrayList<NoteRow>();
        if (array != null) {
            json.readTree(array).forEach(note -> notes.add(note(note, mayNote, mayManage, mask)));
        }
        return notes;
    }

    private static NoteRow note(JsonNode note, boolean mayNote, boolean mayManage, Mask mask) {
        var own = note.path("own").asBoolean() && mayNote;
        var stands = note.path("deleted").isNull();
        return new NoteRow(
                note.path("id").asLong(),
                note.path("version").asInt(),
                note.path("author").asString(),
                // Whoever wrote it knows it, and masked would save it masked.
                own ? note.path("body").asString() : mask.text(note.path("body").asString()),
                OffsetDateTime.parse(note.path("created").asString()).toInstant(),
                time(note.path("edited")),
                time(note.path("deleted")),
                note.path("deletedBy").isNull() ? null : note.path("deletedBy").asString(),
                own && stands,
                (own || mayManage) && stands);
    }

    private static @Nullable Instant time(JsonNode value) {
        return value.isNull() ? null : OffsetDateTime.parse(value.asString()).toInstant();
    }

    private static Assignee assignee(ResultSet row, int number) throws SQLException {
        return new Assignee(new UserId(row.getLong("id")), row.getString("display_name"), row.getString("email"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** What was done: a state before and after, as the column of an activity holds it. */
    record Change(
            ActivityKind kind,
            @Nullable String was,
            @Nullable String became) {}

    /** Who changed something, and when. */
    record Touch(String by, Instant at) {}
}
