package dev.atalaya.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.ConversationStatus;
import dev.atalaya.conversations.DeliveryStatus;
import dev.atalaya.conversations.MessageAuthor;
import dev.atalaya.conversations.MessageType;
import dev.atalaya.conversations.review.ReviewState;
import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.conversations.work.ActivityKind;
import dev.atalaya.shared.AuditResult;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.Attribute;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** States in the database are exactly the constants of their enums. */
@DatabaseTest
class EnumTests {

    private static final Pattern VALUE = Pattern.compile("'([a-z_]+)'::text");

    @Autowired
    private EntityManagerFactory entities;

    // E-02
    @Test
    void everyEnumOfAnEntityIsItsColumnsCheck() {
        var enums = new TreeMap<String, Class<?>>();
        for (var entity : entities.getMetamodel().getEntities()) {
            var table = entity.getJavaType().getAnnotation(Table.class).name();
            entity.getAttributes().stream()
                    .filter(attribute -> attribute.getJavaType().isEnum())
                    .forEach(attribute -> enums.put(table + "." + column(attribute), attribute.getJavaType()));
        }
        // Tables that are read and written without an entity.
        enums.put("audit_logs.result", AuditResult.class);
        enums.put("conversations.status", ConversationStatus.class);
        enums.put("conversations.priority", ConversationPriority.class);
        enums.put("conversation_activities.kind", ActivityKind.class);
        enums.put("reviews.reason", RuleKind.class);
        enums.put("reviews.state", ReviewState.class);
        enums.put("messages.author", MessageAuthor.class);
        enums.put("messages.type", MessageType.class);
        enums.put("messages.delivery_status", DeliveryStatus.class);

        assertThat(enums).hasSizeGreaterThan(2);
        enums.forEach((column, type) -> assertThat(allowed(column)).as(column).isEqualTo(constants(type)));
    }

    // E-02
    @Test
    void anUnknownStateIsRefused() {
        assertThatThrownBy(() -> World.owner()
                        .sql("insert into users (email, display_name, status) values ('h@test.example', 'h', 'HACKED')")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("users_status_check");
    }

    private static String column(Attribute<?, ?> attribute) {
        return attribute.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Set<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> allowed(String column) {
        var parts = column.split("\\.");
        var check = World.owner()
                .sql("select pg_get_constraintdef(oid) from pg_constraint"
                        + " where conrelid = cast(? as regclass) and conname = ?")
                .params(parts[0], parts[0] + "_" + parts[1] + "_check")
                .query(String.class)
                .single();
        return VALUE.matcher(check).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
