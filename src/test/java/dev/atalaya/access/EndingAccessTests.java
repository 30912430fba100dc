package dev.atalaya.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.components.Banner.Notice;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class EndingAccessTests {

    @Autowired
    private EndingAccess ending;

    private AtalayaUser person;

    @BeforeEach
    void grant() {
        person = World.person("supervisor");
        World.grant(person, World.agent(), "view");
    }

    @Test
    void twoDaysBeforeTheEndItsHolderIsTold() {
        endsIn("47 hours");

        assertThat(notice()).map(Notice::key).contains("access.ending");
        assertThat(notice()).map(notice -> notice.parameters().getFirst()).isPresent();
    }

    @Test
    void earlierAndAfterwardsNothingIsSaid() {
        assertThat(notice()).isEmpty();
        endsIn("3 days");
        assertThat(notice()).isEmpty();
        endsIn("-1 minute");
        assertThat(notice()).isEmpty();
    }

    @Test
    void nobodyElseIsTold() {
        endsIn("1 hour");

        assertThat(World.as(World.person("supervisor"), ending::notice)).isEmpty();
        assertThat(ending.notice()).isEmpty();
    }

    private void endsIn(String interval) {
        World.owner()
                .sql("update user_agent_access set expires_at = now() + cast(? as interval) where user_id = ?")
                .params(interval, person.id().value())
                .update();
    }

    private Optional<Notice> notice() {
        return World.as(person, ending::notice);
    }
}
