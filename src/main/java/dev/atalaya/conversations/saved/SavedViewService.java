package dev.atalaya.conversations.saved;

import dev.atalaya.privacy.Mask;
import dev.atalaya.privacy.PersonalData;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps filters of the inbox under a name. A view names filters and no data: whoever opens it sees what is in their own scope. */
@Service
@Requires(Permissions.CONVERSATIONS_READ)
@Transactional(readOnly = true)
public class SavedViewService {

    /** Views of one person, at most. */
    public static final int MOST = 50;

    private static final int MOST_SHOWN = 200;

    private static final String HELD = """
            select r.role_id from user_roles r
             where r.user_id = :me and (r.expires_at is null or r.expires_at > now())""";

    private static final String LIST = """
            select v.id, v.name, v.query, r.name as role, u.display_name as owner, v.owner_id = :me as mine,
                   v.usual and v.owner_id = :me as usual
              from saved_views v
              join users u on u.id = v.owner_id
              left join roles r on r.id = v.role_id
             where v.owner_id = :me or v.role_id in (%s)
             order by v.owner_id <> :me, lower(v.name), v.id limit :most""".formatted(HELD);

    private final JdbcClient database;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final PersonalData personal;

    SavedViewService(
            JdbcClient database, CurrentUser currentUser, ApplicationEventPublisher events, PersonalData personal) {
        this.database = database;
        this.currentUser = currentUser;
        this.events = events;
        this.personal = personal;
    }

    /** One's own, and those shared with a role that one holds, one's own first. */
    public List<SavedView> list() {
        return database.sql(LIST).param("me", me()).param("most", MOST_SHOWN).query(SavedView.class).stream()
                .map(this::shown)
                .toList();
    }

    /** What the inbox opens with; empty where nothing was chosen. */
    public Optional<String> usual() {
        return database.sql("select query from saved_views where owner_id = :me and usual")
                .param("me", me())
                .query(String.class)
                .optional();
    }

    /** The roles that a view can be shared with. */
    public List<RoleChoice> roles() {
        return database.sql("select id, name from roles where id in (" + HELD + ") order by lower(name), id")
                .param("me", me())
                .query(RoleChoice.class)
                .list();
    }

    /**
     * Keeps a view; one of one's own with the same name is replaced.
     *
     * @throws RefusedException where there are {@link #MOST} already, or the role is not one's own
     */
    @Transactional
    public void save(SavedViewDetails details) {
        if (details.role() != null && roles().stream().noneMatch(role -> role.id() == details.role())) {
            throw new RefusedException("conversations.saved.refused.role");
        }
        if (details.usual()) {
            database.sql("update saved_views set usual = false where owner_id = :me and usual")
                    .param("me", me())
                    .update();
        }
        var parameters = new HashMap<String, Object>();
        parameters.put("me", me());
        parameters.put("name", details.name());
        parameters.put("query", details.query());
        parameters.put("role", details.role());
        parameters.put("usual", details.usual());
        try {
            var id = database.sql("""
                            insert into saved_views (owner_id, name, query, role_id, usual)
                            values (:me, :name, :query, :role, :usual)
                            on conflict (owner_id, lower(name)) do update
                               set name = excluded.name, query = excluded.query, role_id = excluded.role_id,
                                   usual = excluded.usual, updated_at = now(), version = saved_views.version + 1
                            returning id""").params(parameters).query(Long.class).single();
            if (mine() > MOST) {
                throw new RefusedException("conversations.saved.refused.many");
            }
            events.publishEvent(new ViewEvents.Saved(
                    new AuditTarget("saved_view", id, details.name()),
                    Map.of(
                            "name", details.name(),
                            "query", details.query(),
                            "shared", details.role() != null,
                            "usual", details.usual())));
        } catch (DuplicateKeyException e) {
            // Another tab of the same person chose its usual view at the same moment.
            throw new RefusedException("conversations.saved.refused.again");
        }
    }

    /** Forgets a view of one's own; one that is not there, or another's, changes nothing. */
    @Transactional
    public void delete(long id) {
        database.sql("delete from saved_views where id = :id and owner_id = :me returning name")
                .param("id", id)
                .param("me", me())
                .query(String.class)
                .optional()
                .ifPresent(name -> events.publishEvent(
                        new ViewEvents.Deleted(new AuditTarget("saved_view", id, name), Map.of("name", name))));
    }

    /** What others typed may be a number that this reader is not shown. */
    private SavedView shown(SavedView view) {
        var mask = view.mine() ? Mask.OPEN : personal.mask();
        return new SavedView(
                view.id(),
                mask.text(view.name()),
                mask.text(view.query()),
                view.role(),
                view.owner(),
                view.mine(),
                view.usual());
    }

    private int mine() {
        return database.sql("select count(*) from saved_views where owner_id = :me")
                .param("me", me())
                .query(Integer.class)
                .single();
    }

    private long me() {
        return currentUser.require().id().value();
    }
}
