package dev.atalaya.aisessions.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.aisessions.Sessions;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.World;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class TrendsViewTests extends ViewTest {

    private AgentId agent;

    @BeforeEach
    void signIn() {
        agent = World.agent();
        var reader = World.person("supervisor");
        World.grant(reader, agent, "view");
        World.signIn(reader);
        var now = Instant.now();
        var data = new Sessions();
        var conversation = new Conversations().conversation(agent, "Ana", "Hi", now);
        data.session(conversation, "large", now, "handed_over", 1_000, 500, 2_000_000L);
        data.session(conversation, "large", now.minusSeconds(86_400), "resolved", 1_000, 500, null);
        data.session(new Conversations().conversation(World.agent(), "Eve", "Hi", now), "secret", now);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void strangersDoNotSeeIt() {
        World.signOut();
        open("");

        _assertNone(TrendChart.class);
    }

    @Test
    void whoLacksThePermissionIsTurnedAway() {
        World.signIn(World.person("ops"));
        open("");

        _assertNone(TrendChart.class);
    }

    // R17
    @Test
    void theChartHasItsTableBehindASwitch() {
        open("show=handover");
        _assertOne(TrendChart.class);
        assertThat(text())
                .contains("€2.00", "50%", "Sessions without a known cost")
                .doesNotContain("secret");

        _setValue(_get(Checkbox.class), true);

        _assertNone(TrendChart.class);
        assertThat(UI.getCurrent()
                        .getActiveViewLocation()
                        .getQueryParameters()
                        .getQueryString()
                        .split("&"))
                .containsExactlyInAnyOrder("show=handover", "as=table");
        assertThat(_get(TrendTable.class).getElement().getTextRecursively())
                .contains("Handed over to a person (%) by model, last 30 days", "large", "100%", "(not over)")
                .doesNotContain("secret");
    }

    // R17
    @Test
    void daysWithoutSessionsSaySo() {
        open("agent=" + World.agent().value());

        assertThat(text()).contains("No sessions in these days");
    }

    @Test
    void whatDrawsTheChartIsServed() {
        assertThat(new ClassPathResource("META-INF/resources/" + TrendChart.LIBRARY).exists())
                .isTrue();
    }

    // C-01
    @ParameterizedTest
    @ValueSource(
            strings = {
                "days=100000&by=secret&show=%00&agent=-1&as=x",
                "days=7;drop&agent=99999999999999999999",
                "by=agent&days=90"
            })
    void whatMakesNoSenseInTheAddressIsLeftOut(String query) {
        open(query);

        _assertOne(TrendChart.class);
    }

    private static String text() {
        return _get(TrendsView.class).getElement().getTextRecursively();
    }

    private static void open(String query) {
        UI.getCurrent().navigate("ai-sessions/trends", QueryParameters.fromString(query));
    }
}
