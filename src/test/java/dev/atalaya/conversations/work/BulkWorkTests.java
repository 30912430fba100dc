package dev.atalaya.conversations.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.conversations.Conversations;
import dev.atalaya.conversations.work.BulkWork.Outcome;
import dev.atalaya.conversations.work.BulkWork.Result;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class BulkWorkTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations data = new Conversations();

    @Autowired
    private BulkWork bulk;

    private AgentId agent;
    private AtalayaUser manager;
    private ConversationId first;
    private ConversationId second;
    private ConversationId foreign;

    @BeforeEach
    void fill() {
        agent = World.agent();
        manager = World.person("supervisor");
        World.grant(manager, agent, "manage");
        first = data.conversation(agent, "Ana", "Hello", NOW);
        second = data.conversation(agent, "Ben", "closed", "Hello", NOW);
        foreign = data.conversation(World.agent(), "Eve", "Secret", NOW);
    }

    // W15
    @Test
    void oneThatIsRefusedLeavesTheOthersDone() {
        assertThat(as(() -> bulk.close(List.of(foreign, first, second))))
                .containsExactly(
                        new Result(foreign, Outcome.REFUSED, "work.refused.gone"),
                        new Result(first, Outcome.DONE, ""),
                        new Result(second, Outcome.SAME, ""));
        assertThat(status(first)).isEqualTo("closed");
        assertThat(status(foreign)).isEqualTo("open");
        assertThat(World.actionsOf(manager))
                .containsExactly("access.denied", "conversation.status_changed", "conversations.bulk_changed");
        assertThat(World.owner()
                        .sql("select after::text from audit_logs where actor_user_id = ? and action like '%bulk%'")
                        .param(manager.id().value())
                        .query(String.class)
                        .single())
                .contains("\"done\": 1", "\"same\": 1", "\"refused\": 1");
    }

    // W15
    @Test
    void manyAreAssignedAndTakenOff() {
        assertThat(as(() -> bulk.assign(List.of(first, second, first), manager.id())))
                .extracting(Result::outcome)
                .containsExactly(Outcome.DONE, Outcome.DONE);
        assertThat(as(() -> bulk.assign(List.of(first), null)))
                .extracting(Result::outcome)
                .containsExactly(Outcome.DONE);
    }

    // W15
    @Test
    void manyAreLabelledAndUnlabelled() {
        var label = World.owner()
                .sql("insert into labels (name) values ('bulk ' || gen_random_uuid()) returning id")
                .query(Long.class)
                .single();

        assertThat(as(() -> bulk.label(List.of(first, second, foreign), label)))
                .extracting(Result::outcome)
                .containsExactly(Outcome.DONE, Outcome.DONE, Outcome.REFUSED);
        assertThat(as(() -> bulk.unlabel(List.of(first), label)))
                .extracting(Result::outcome)
                .containsExactly(Outcome.DONE);
        assertThat(as(() -> bulk.unlabel(List.of(first), label)))
                .extracting(Result::outcome)
                .containsExactly(Outcome.SAME);
    }

    // W15
    @Test
    void noMoreThanFiveHundredAtOnceAndNobodyWithoutThePermission() {
        assertThatThrownBy(() -> as(() -> bulk.close(Collections.nCopies(501, first))))
                .isInstanceOf(IllegalArgumentException.class);
        manager = World.person("ops");
        World.grant(manager, agent, "manage");

        assertThatThrownBy(() -> as(() -> bulk.close(List.of(first)))).isInstanceOf(AccessDeniedException.class);
    }

    private static String status(ConversationId id) {
        return World.owner()
                .sql("select status from conversations where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    private <T> T as(Supplier<T> act) {
        return World.as(manager, act);
    }
}
