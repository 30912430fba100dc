package dev.atalaya.conversations.review.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.conversations.review.ReviewScoring;
import dev.atalaya.conversations.review.Reviews;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class ScorecardServiceTests {

    private static final ScorecardItem POLITE = ScorecardItem.yesNo("Polite", 10);

    @Autowired
    private ScorecardService scorecards;

    @Autowired
    private ReviewScoring scoring;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String name = "Scorecard " + System.nanoTime();

    private AtalayaUser designer;

    @BeforeEach
    void fill() {
        designer = World.person("admin");
    }

    // S1
    @Test
    void aScorecardIsMadeFoundAndListed() {
        var id = create(name);

        var found = World.as(designer, () -> scorecards.find(id)).orElseThrow();
        assertThat(found.items()).containsExactly(POLITE);
        assertThat(World.as(designer, () -> scorecards.list(false, order(), null, 500)))
                .filteredOn(row -> row.id() == id)
                .singleElement()
                .satisfies(row -> assertThat(row.number()).isOne());
        assertThat(World.as(designer, () -> scorecards.choices()))
                .extracting(ScorecardChoice::name)
                .contains(name);
        assertThat(World.actionsOf(designer)).containsExactly("scorecard.created");
    }

    // S2
    @Test
    void namesAreUniqueInWhateverCase() {
        create(name);

        assertThatThrownBy(() -> create(name.toUpperCase(Locale.ROOT)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("reviews.refused.taken_name");
    }

    // S3
    @Test
    void whoeverIsSecondIsToldAndNothingIsLost() {
        var id = create(name);
        update(id, 0, name, List.of(POLITE, ScorecardItem.text("Why")));

        assertThatThrownBy(() -> update(id, 0, name, List.of(ScorecardItem.text("Other"))))
                .isInstanceOf(StaleException.class);
        assertThat(World.as(designer, () -> scorecards.find(id)).orElseThrow().items())
                .hasSize(2);
    }

    // S4
    @Test
    void reviewsThatWereBegunKeepTheirVersion() {
        var id = create(name);
        var reviewer = World.person("supervisor");
        var agent = World.agent();
        World.grant(reviewer, agent, "review");
        var begun = Reviews.reserved(World.conversation(agent, "Hello"), id, reviewer.id());
        var waits = Reviews.waiting(World.conversation(agent, "Hello"), id);

        update(id, 0, name, List.of(ScorecardItem.number("Stars", 5, 1, 5), POLITE));

        var kept = World.as(reviewer, () -> scoring.open(begun)).orElseThrow();
        assertThat(kept.items()).containsExactly(POLITE);
        assertThat(kept.number()).isOne();
        var later = World.as(reviewer, () -> scoring.open(waits)).orElseThrow();
        assertThat(later.items()).hasSize(2);
        assertThat(later.number()).isEqualTo(2);
    }

    // S4
    @Test
    void aNewNameIsNoNewVersion() {
        var id = create(name);

        update(id, 0, name + " again", List.of(POLITE));

        assertThat(World.as(designer, () -> scorecards.list(false, order(), null, 500)))
                .filteredOn(row -> row.id() == id)
                .singleElement()
                .satisfies(row -> assertThat(row.number()).isOne());
    }

    // S5
    @Test
    void aRetiredOneIsNotChosenOrChanged() {
        var id = create(name);
        World.as(designer, () -> done(() -> scorecards.retire(id, 0)));

        assertThat(World.as(designer, () -> scorecards.choices()))
                .extracting(ScorecardChoice::id)
                .doesNotContain(id);
        assertThatThrownBy(() -> update(id, 1, name, List.of(ScorecardItem.text("Other"))))
                .hasMessageContaining("reviews.refused.retired");
        assertThat(World.as(designer, () -> scorecards.list(true, order(), null, 500)))
                .extracting(ScorecardRow::id)
                .contains(id);
    }

    // S6: the second wall
    @Test
    void theDatabaseLetsOnlyDesignersWrite() {
        var supervisor = World.person("supervisor");

        assertThatThrownBy(() -> World.as(
                        supervisor,
                        () -> new TransactionTemplate(transactions)
                                .execute(status -> database.sql("insert into scorecards (name) values (?)")
                                        .param(name)
                                        .update())))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
        var nobody = World.person(World.role(Permissions.USERS_READ));
        create(name);
        Integer seen = World.as(
                nobody,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> database.sql("select count(*) from scorecards")
                                .query(Integer.class)
                                .single()));
        assertThat(seen).isZero();
    }

    private long create(String called) {
        return World.as(designer, () -> scorecards.create(new ScorecardDetails(null, 0, called, "", List.of(POLITE))));
    }

    private void update(long id, int version, String called, List<ScorecardItem> items) {
        World.as(designer, () -> done(() -> scorecards.update(new ScorecardDetails(id, version, called, "", items))));
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }

    private static KeysetOrder<ScorecardOrder> order() {
        return new KeysetOrder<>(ScorecardOrder.NAME, false);
    }
}
