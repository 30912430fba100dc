package dev.atalaya.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a page starts with, over HTTP. */
@DatabaseTest
class ShellSetupTests {

    @LocalServerPort
    private int port;

    @Test
    void timesAreOfTheUsersZone() {
        assertThat(threadAsSeenFrom("Asia/Tokyo")).contains(" JST").doesNotContain(" UTC");
    }

    @Test
    void anUnknownZoneKeepsNobodyOut() {
        assertThat(threadAsSeenFrom("Mars/Olympus_Mons")).contains(" Z\"").doesNotContain(" JST");
    }

    private String threadAsSeenFrom(String zone) {
        var person = World.person("supervisor");
        var agent = World.agent();
        World.grant(person, agent, "view");
        World.owner()
                .sql("update users set time_zone = ? where id = ?")
                .params(zone, person.id().value())
                .update();
        return open(person, World.conversation(agent, "Good morning"));
    }

    private String open(AtalayaUser person, ConversationId conversation) {
        var visitor = new Visitor(port);
        visitor.signIn(person.getUsername(), World.PASSWORD);
        return Tab.open(visitor).navigate("conversations/" + conversation.value());
    }
}
