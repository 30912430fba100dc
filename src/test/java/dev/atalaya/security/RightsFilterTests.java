package dev.atalaya.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.conversations.Conversations;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an open tab shows once its user may see less, over HTTP. */
@DatabaseTest
class RightsFilterTests {

    private static final String LOADED_ANEW = "\"appError\"";
    private static final String DARK = "no longer available";

    @LocalServerPort
    private int port;

    private AtalayaUser person;
    private AgentId agent;
    private ConversationId conversation;
    private Visitor visitor;
    private String path;
    private Tab tab;

    @BeforeEach
    void openAConversation() {
        person = World.person("supervisor");
        agent = World.agent();
        World.grant(person, agent, "view");
        conversation = World.conversation(agent, "canary-of-the-tab");
        path = "conversations/" + conversation.value();
        visitor = new Visitor(port);
        visitor.signIn(person.getUsername(), World.PASSWORD);
        tab = Tab.open(visitor);
        assertThat(tab.navigate(path)).contains("canary-of-the-tab");
    }

    //
    @Test
    void aRevokedTabIsLoadedAnewWithTheNextClickAndShowsNothing() {
        World.revoke(person);

        assertThat(tab.navigate("conversations")).contains(LOADED_ANEW).doesNotContain("canary-of-the-tab");
        assertThat(Tab.open(visitor).navigate(path)).doesNotContain("canary-of-the-tab", LOADED_ANEW);
    }

    //
    @Test
    void aGrantThatEndsByItselfDoesTheSame() {
        World.owner()
                .sql("update user_agent_access set expires_at = now() where user_id = ?")
                .param(person.id().value())
                .update();

        assertThat(tab.navigate("conversations")).contains(LOADED_ANEW);
    }

    //
    @Test
    void aSuspendedUserIsSignedOutWithTheNextRequest() {
        World.owner()
                .sql("update users set status = 'suspended' where id = ?")
                .param(person.id().value())
                .update();

        assertThat(tab.navigate("conversations")).doesNotContain("canary-of-the-tab");
        assertThat(visitor.get("/conversations").statusCode()).isEqualTo(302);
    }

    //
    @Test
    void aRoleThatIsTakenAwayClosesItsViews() {
        World.owner()
                .sql("delete from user_roles where user_id = ?")
                .param(person.id().value())
                .update();

        assertThat(tab.navigate("conversations")).contains(LOADED_ANEW);
        assertThat(Tab.open(visitor).navigate("conversations")).contains("not found");
    }

    @Test
    void whatAPageAsksByItselfAsksTheDatabaseNothing() {
        tab.poll();

        assertThat(Statements.during(() -> tab.poll())).isZero();
    }

    //
    @Test
    void aRevokedTabThatAsksByItselfIsToldNothingMore() {
        tab.poll();
        World.revoke(person);
        new Conversations().message(conversation, "contact", "canary-after-it", Instant.now());
        var told = IntStream.range(0, 100)
                .mapToObj(n -> tab.poll())
                .takeWhile(answer -> !answer.contains(DARK))
                .toList();

        assertThat(told).hasSizeLessThan(100).noneMatch(answer -> answer.contains("canary-after-it"));
    }

    @Test
    void whatIsGainedCountsWithTheNextClickAndDisturbsNobody() {
        var more = World.agent();
        var another = World.conversation(more, "canary-of-the-gain");
        World.grant(person, more, "view");

        assertThat(tab.navigate("conversations/" + another.value()))
                .contains("canary-of-the-gain")
                .doesNotContain(LOADED_ANEW);
    }
}
