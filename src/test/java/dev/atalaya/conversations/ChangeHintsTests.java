package dev.atalaya.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeHintsTests {

    private static final AgentId AGENT = new AgentId(3);
    private static final AgentId OTHER = new AgentId(4);

    private final ChangeHints hints = new ChangeHints();

    @Test
    void aConversationMovesItsNumberAndItsAgents() {
        hints.heard("3:17,18");

        assertThat(hints.of(AGENT, new ConversationId(17))).isEqualTo(1);
        assertThat(hints.of(AGENT, new ConversationId(18))).isEqualTo(1);
        assertThat(hints.of(AGENT, new ConversationId(19))).isZero();
        assertThat(hints.of(Set.of(AGENT, OTHER))).isEqualTo(1);
        assertThat(hints.of(List.of(OTHER))).isZero();
    }

    @Test
    void aWholeAgentMovesEachOfItsConversations() {
        hints.heard("3:*");

        assertThat(hints.of(AGENT, new ConversationId(1_000))).isEqualTo(1);
        assertThat(hints.of(OTHER, new ConversationId(1_000))).isZero();
        assertThat(hints.of(List.of(AGENT))).isEqualTo(1);
    }

    @Test
    void whatWasMissedMayHaveBeenAboutAnything() {
        hints.missed();

        assertThat(hints.of(AGENT, new ConversationId(17))).isEqualTo(1);
        assertThat(hints.of(List.of())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "3:",
                "3",
                "x:1",
                "3:1,",
                "3:-1",
                "99999999999999999999:1",
                "3:1;drop table users",
                "3:**"
            })
    void whatNobodyHereWroteIsNoHint(String payload) {
        hints.heard(payload);

        assertThat(hints.of(List.of(AGENT, new AgentId(0)))).isZero();
    }
}
