package dev.atalaya.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import dev.atalaya.users.UserRisks.Ending;
import dev.atalaya.users.UserRisks.Finding;
import dev.atalaya.users.UserRisks.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class UserRisksTests {

    private final People people = new People();
    private final Instant now = Instant.now();

    @Autowired
    private UserService users;

    private AtalayaUser reader;

    @BeforeEach
    void reader() {
        reader = World.person("auditor");
    }

    @Test
    void R25_findsActivePeopleWithoutARoleInForce() {
        var before = risks().noRole().count();
        people.person("None", UserStatus.ACTIVE);
        People.hold(people.person("Ended", UserStatus.ACTIVE), "ops", now.minusSeconds(60));
        People.hold(people.person("Holder", UserStatus.ACTIVE), "ops", null);
        people.person("Draft", UserStatus.DRAFT);

        assertThat(risks().noRole().count()).isEqualTo(before + 2);
    }

    @Test
    void R25_findsActivePeopleWhoWereNotHereForNinetyDays() {
        var before = risks().unused().count();
        var longAgo = now.minus(Duration.ofDays(91));
        people.person("Gone", UserStatus.ACTIVE, longAgo);
        people.person("Here", UserStatus.ACTIVE, now.minus(Duration.ofDays(89)));
        people.person("Archived", UserStatus.ARCHIVED, longAgo);
        people.person("Fresh, and never here", UserStatus.ACTIVE);
        World.owner()
                .sql("update users set created_at = now() - interval '91 days' where id = ?")
                .param(people.person("Old, and never here", UserStatus.ACTIVE).value())
                .update();

        assertThat(risks().unused().count()).isEqualTo(before + 2);
    }

    @Test
    void R25_warnsOfAdministratorsAboveANumber() {
        for (var n = 0; n < 6; n++) {
            World.person("admin");
        }

        var risks = risks();

        assertThat(risks.admins().count()).isGreaterThan(5);
        assertThat(risks.hasTooManyAdmins()).isTrue();
        var five = new Finding<Person>(5, List.of());
        var none = new Finding<Ending>(0, List.of());
        assertThat(new UserRisks(five, five, five, 5, none).hasTooManyAdmins()).isFalse();
    }

    @Test
    void R25_findsRolesAndGrantsThatEndWithinAFortnight() {
        var before = risks().endings().count();
        var ana = people.person("Ana", UserStatus.ACTIVE);
        People.hold(ana, "ops", now.plus(Duration.ofDays(13)));
        People.hold(ana, "auditor", now.plus(Duration.ofDays(15)));
        People.grant(ana, World.agent(), now.plus(Duration.ofMinutes(1)));
        People.grant(ana, null, now.minusSeconds(60));
        People.grant(people.person("Suspended", UserStatus.SUSPENDED), World.agent(), now.plusSeconds(60));

        var endings = risks().endings();

        assertThat(endings.count()).isEqualTo(before + 2);
        assertThat(endings.first())
                .filteredOn(ending -> ana.equals(ending.user()))
                .extracting(Ending::lostRole)
                .contains((String) null);
        assertThat(endings.first())
                .isSortedAccordingTo((one, other) -> one.until().compareTo(other.until()));
    }

    @Test
    void R26_eachFindingIsBoundedAndTakesOneStatement() {
        for (var n = 0; n < UserRisks.SHOWN + 5; n++) {
            people.person("None " + n, UserStatus.ACTIVE);
        }

        assertThat(risks().noRole().first()).hasSize(UserRisks.SHOWN);
        assertThat(World.as(reader, () -> Statements.during(() -> users.risks())))
                .isLessThanOrEqualTo(8);
    }

    @Test
    void R26_whoLacksThePermissionSeesNone() {
        assertThatThrownBy(() -> World.as(World.person("ops"), users::risks)).isInstanceOf(AccessDeniedException.class);
    }

    private UserRisks risks() {
        return World.as(reader, users::risks);
    }
}
