package dev.atalaya.conversations;

import dev.atalaya.conversations.labels.LabelChoice;
import dev.atalaya.conversations.labels.LabelColour;
import dev.atalaya.conversations.labels.LabelService;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the filters of the inbox offer, and the names of what is chosen. */
@Service
@Requires(Permissions.CONVERSATIONS_READ)
@Transactional(readOnly = true)
public class FilterChoices {

    private static final int MOST = 50;

    private static final String ASSIGNEES = """
            select u.id, u.display_name as name from users u
             where u.display_name ilike :text and exists (
                   select from conversations c where c.assignee_id = u.id and c.agent_id = any (cast(:agents as bigint[])))
             order by atalaya_fold(u.display_name), u.id limit :most""";

    private static final String NAMED = """
            select 'agent' as kind, id, name, '' as colour from whatsapp_agents
             where id = any (cast(:agents as bigint[])) and id = any (cast(:scope as bigint[]))
            union all select 'assignee', id, display_name, '' from users u where id = any (cast(:assignees as bigint[]))
               and exists (select from conversations c
                            where c.assignee_id = u.id and c.agent_id = any (cast(:scope as bigint[])))
            union all select 'label', id, name, colour from labels where id = any (cast(:labels as bigint[]))""";

    private final Scope scope;
    private final LabelService labels;
    private final JdbcClient database;

    FilterChoices(Scope scope, LabelService labels, JdbcClient database) {
        this.scope = scope;
        this.labels = labels;
        this.database = database;
    }

    /** Those with that text in their name, fifty at most. */
    public List<PersonChoice> assignees(String text) {
        return ConversationFilter.accepts(text)
                ? database.sql(ASSIGNEES)
                        .param("text", like(text))
                        .param("agents", AgentId.array(scope.agents()))
                        .param("most", MOST)
                        .query((row, number) -> new PersonChoice(new UserId(row.getLong("id")), row.getString("name")))
                        .list()
                : List.of();
    }

    /** Those with that text in their name, fifty at most. */
    public List<LabelChoice> labels(String text) {
        return ConversationFilter.accepts(text) ? labels.choices(text) : List.of();
    }

    /** What the filter names, as far as it is in the reader's scope. */
    public ChosenNames names(ConversationFilter filter) {
        if (filter.agents().isEmpty()
                && filter.assignees().isEmpty()
                && filter.labels().isEmpty()) {
            return ChosenNames.NONE;
        }
        var named = database.sql(NAMED)
                .param("scope", AgentId.array(scope.agents()))
                .param("agents", AgentId.array(filter.agents()))
                .param("assignees", array(filter.assignees(), UserId::value))
                .param("labels", array(filter.labels(), Function.identity()))
                .query((row, number) -> new Named(
                        row.getString("kind"), row.getLong("id"), row.getString("name"), row.getString("colour")))
                .list();
        return new ChosenNames(
                names(named, "agent"),
                names(named, "assignee"),
                named.stream()
                        .filter(one -> one.kind().equals("label"))
                        .map(one -> new LabelChoice(one.id(), one.name(), LabelColour.of(one.colour())))
                        .toList());
    }

    private static Map<Long, String> names(List<Named> named, String kind) {
        return named.stream().filter(one -> one.kind().equals(kind)).collect(Collectors.toMap(Named::id, Named::name));
    }

    private static <T> String array(Set<T> values, Function<T, Long> key) {
        return values.stream().map(key).map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static String like(String text) {
        return "%" + text.strip().replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    private record Named(String kind, long id, String name, String colour) {}
}
