package dev.atalaya.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.AccessService;
import dev.atalaya.access.GrantDetails;
import dev.atalaya.access.GrantHolder;
import dev.atalaya.agents.AgentDetails;
import dev.atalaya.agents.AgentKind;
import dev.atalaya.agents.AgentService;
import dev.atalaya.aisessions.prices.PriceDetails;
import dev.atalaya.aisessions.prices.PriceService;
import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.labels.LabelColour;
import dev.atalaya.conversations.labels.LabelDetails;
import dev.atalaya.conversations.labels.LabelService;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.conversations.review.rules.RuleDetails;
import dev.atalaya.conversations.review.rules.RuleKind;
import dev.atalaya.conversations.review.rules.RuleService;
import dev.atalaya.conversations.review.scorecards.ScorecardDetails;
import dev.atalaya.conversations.review.scorecards.ScorecardItem;
import dev.atalaya.conversations.review.scorecards.ScorecardService;
import dev.atalaya.conversations.work.ConversationNotes;
import dev.atalaya.conversations.work.ConversationWork;
import dev.atalaya.conversations.work.Seen;
import dev.atalaya.roles.RoleDetails;
import dev.atalaya.roles.RoleService;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import dev.atalaya.users.UserAdministration;
import dev.atalaya.users.UserDetails;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Of two people who edit the same row at the same time, one saves and the other is told, in every round. */
@DatabaseTest
@Tag("faults")
class EditRaceTests {

    private static final int ROUNDS = 10 * Integer.getInteger("atalaya.faults.rounds", 2);

    private static final List<String> EDITED = List.of(
            "User", "Role", "Agent", "AgentGrant", "Label", "Price", "Note", "Conversation", "Scorecard", "ReviewRule");

    @Autowired
    private EntityManager entities;

    @Autowired
    private UserAdministration users;

    @Autowired
    private RoleService roles;

    @Autowired
    private AgentService agents;

    @Autowired
    private AccessService access;

    @Autowired
    private LabelService labels;

    @Autowired
    private PriceService prices;

    @Autowired
    private ConversationNotes notes;

    @Autowired
    private ConversationWork work;

    @Autowired
    private ScorecardService scorecards;

    @Autowired
    private RuleService rules;

    private AtalayaUser one;
    private AtalayaUser other;

    @BeforeEach
    void twoAdministrators() {
        one = World.person("admin");
        other = World.person("admin");
    }

    // G-01
    @Test
    void everyEntityHasAVersionAndARace() {
        var types = entities.getMetamodel().getEntities();

        assertThat(types)
                .allSatisfy(entity -> assertThat(
                                Arrays.stream(entity.getJavaType().getDeclaredFields())
                                        .filter(field -> field.isAnnotationPresent(Version.class)))
                        .as(entity.getName())
                        .hasSize(1));
        assertThat(types).extracting(entity -> entity.getName()).containsExactlyInAnyOrderElementsOf(EDITED);
    }

    // G-01
    @ParameterizedTest
    @FieldSource("EDITED")
    void theSecondIsAlwaysTold(String entity) throws Exception {
        var race = race(entity);
        for (var round = 0; round < ROUNDS; round++) {
            var version = race.version();
            var name = "race " + round;

            assertThat(atOnce(
                            () -> edited(one, () -> race.edit().accept(version, name + " left")),
                            () -> edited(other, () -> race.edit().accept(version, name + " right"))))
                    .as("round " + round)
                    .containsExactlyInAnyOrder("saved", "told");
            assertThat(race.version()).isEqualTo(version + 1);
        }
    }

    // G-01
    @Test
    void ofTwoWhoTakeTheSameAwayOneIsTold() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var person = World.person();
            World.grant(person, World.agent(), "view");
            var grant = grant(person);
            var code = World.role();
            var role = World.as(one, () -> roles.find(World.roleId(code))).orElseThrow();

            assertThat(atOnce(
                            () -> edited(one, () -> access.revoke(grant, 0, "race")),
                            () -> edited(other, () -> access.revoke(grant, 0, "race"))))
                    .containsExactlyInAnyOrder("saved", "told");
            assertThat(atOnce(
                            () -> edited(one, () -> roles.delete(role, "race")),
                            () -> edited(other, () -> roles.delete(role, "race"))))
                    .containsExactlyInAnyOrder("saved", "told");
        }
    }

    private Race race(String entity) {
        return switch (entity) {
            case "User" -> {
                var person = World.person();
                yield new Race(
                        "users",
                        person.id().value(),
                        (version, name) -> users.update(
                                person.id(), new UserDetails(name, person.getUsername(), null, null, version)));
            }
            case "Role" -> {
                var code = World.role();
                var id = World.roleId(code);
                var read = World.as(one, () -> roles.find(id)).orElseThrow();
                yield new Race(
                        "roles",
                        id,
                        (version, name) -> roles.update(
                                new RoleDetails(id, version, code, code + name, "", false, read.permissions(), null)));
            }
            case "Agent" -> {
                var id = World.agent();
                var read = World.as(one, () -> agents.find(id)).orElseThrow();
                yield new Race(
                        "whatsapp_agents",
                        id.value(),
                        (version, name) -> agents.update(new AgentDetails(
                                read.id(),
                                version,
                                read.slug(),
                                name,
                                null,
                                AgentKind.AI,
                                read.status(),
                                "en",
                                "UTC",
                                null,
                                null)));
            }
            case "Label" -> {
                var id = World.as(one, () -> labels.create(LabelDetails.created(fresh(), "", LabelColour.BLUE)));
                yield new Race(
                        "labels",
                        id,
                        (version, name) ->
                                labels.update(new LabelDetails(id, version, fresh(), name, LabelColour.RED)));
            }
            case "Price" -> {
                var model = fresh();
                var id = World.as(one, () -> prices.create(price(null, 0, model, 1)));
                yield new Race(
                        "ai_prices", id, (version, name) -> prices.update(price(id, version, model, version + 2)));
            }
            // A note is edited by its author alone: in two tabs.
            case "Note" -> {
                World.grant(one, null, "manage");
                var conversation = World.conversation(World.agent(), "Hello");
                var id = World.as(one, () -> notes.add(conversation, "race"));
                other = one;
                yield new Race("conversation_notes", id, (version, name) -> notes.edit(id, version, name));
            }
            case "Conversation" -> {
                World.grant(one, null, "manage");
                World.grant(other, null, "manage");
                var conversation = World.conversation(World.agent(), "Hello");
                yield new Race(
                        "conversations",
                        conversation.value(),
                        (version, name) -> work.setPriority(
                                new Seen(conversation, version),
                                version % 2 == 0 ? ConversationPriority.HIGH : ConversationPriority.LOW));
            }
            case "Scorecard" -> {
                var id = Reviews.scorecard();
                yield new Race(
                        "scorecards",
                        id,
                        (version, name) -> scorecards.update(new ScorecardDetails(
                                id, version, fresh(), name, List.of(ScorecardItem.yesNo(name, 10)))));
            }
            case "ReviewRule" -> {
                var agent = World.agent();
                var scorecard = Reviews.scorecard();
                var id = Reviews.rule(agent, scorecard, RuleKind.SHARE, 1);
                yield new Race(
                        "review_rules",
                        id,
                        (version, name) -> rules.update(
                                new RuleDetails(id, version, agent, scorecard, RuleKind.SHARE, 2 + version % 90, 30)));
            }
            default -> {
                var person = World.person();
                var agent = World.agent();
                World.grant(person, agent, "view");
                yield new Race(
                        "user_agent_access",
                        grant(person),
                        (version, name) -> access.grant(new GrantDetails(
                                GrantHolder.user(person.id()),
                                agent.value(),
                                AccessLevel.VIEW,
                                name,
                                Instant.now().plus(1, ChronoUnit.DAYS),
                                version)));
            }
        };
    }

    private static String fresh() {
        return "race-" + System.nanoTime();
    }

    private static PriceDetails price(@Nullable Long id, int version, String model, long micros) {
        return new PriceDetails(
                id, version, model, null, "EUR", LocalDate.of(2026, 1, 1), null, micros, null, micros, null);
    }

    private static long grant(AtalayaUser person) {
        return World.owner()
                .sql("select id from user_agent_access where user_id = ?")
                .param(person.id().value())
                .query(Long.class)
                .single();
    }

    private static String edited(AtalayaUser by, Runnable edit) {
        return World.as(by, () -> {
            try {
                edit.run();
                return "saved";
            } catch (StaleException | RefusedException told) {
                return "told";
            } catch (RuntimeException e) {
                return e.toString();
            }
        });
    }

    private static List<String> atOnce(Callable<String> first, Callable<String> second) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var left = threads.submit(() -> {
                start.await();
                return first.call();
            });
            var right = threads.submit(() -> {
                start.await();
                return second.call();
            });
            return List.of(left.get(), right.get());
        }
    }

    private record Race(String table, long id, BiConsumer<Integer, String> edit) {

        int version() {
            return World.owner()
                    .sql("select version from " + table + " where id = ?")
                    .param(id)
                    .query(Integer.class)
                    .single();
        }
    }
}
