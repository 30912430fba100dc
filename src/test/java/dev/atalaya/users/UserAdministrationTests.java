package dev.atalaya.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.shared.UserId;
import dev.atalaya.testkit.BadInputs;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import dev.atalaya.users.Invitation.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class UserAdministrationTests {

    private static final String PASSWORD = "a sentence that nobody else says";

    private final People people = new People();

    @LocalServerPort
    private int port;

    @Autowired
    private UserAdministration administration;

    @Autowired
    private UserService users;

    @Autowired
    private Invitations invitations;

    private AtalayaUser admin;

    @BeforeEach
    void admin() {
        admin = World.person("admin");
    }

    @Test
    void R8_aNewAccountIsADraftThatCannotSignIn() {
        var email = email();
        var id = create(email);

        assertThat(People.status(id)).isEqualTo("draft");
        assertThat(mayEnter(email, PASSWORD)).isFalse();
        assertThat(World.actionsOf(admin)).containsExactly("user.created");
    }

    @Test
    void R8_namesAreKeptAsTypedButComposed() {
        var id =
                as(() -> administration.create(new UserDetails(" O'Brien-Nu\u0308n\u0303ez ", email(), null, null, 0)));

        assertThat(open(id).row().displayName()).isEqualTo("O'Brien-N\u00fc\u00f1ez");
    }

    // C-01
    @Test
    void R8_oddTextsAreRefusedOrKeptAsTheyAre() {
        for (var text : BadInputs.typed()) {
            try {
                var details = new UserDetails(text, email(), null, null, 0);
                var id = as(() -> administration.create(details));
                assertThat(open(id).row().displayName()).isEqualTo(details.displayName());
            } catch (IllegalArgumentException e) {
                assertThat(NewAdmin.isName(text)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb\tc", "admin\0", "admin\u200b", "\u202eevil", "\ud800"})
    void R8_whatIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> new UserDetails(name, email(), null, null, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void R8_namesAreAsLongAsTheirColumnInCharactersAndNotInHalves() {
        var longest = "\ud83d\ude00".repeat(NewAdmin.LONGEST_NAME);
        var id = as(() -> administration.create(new UserDetails(longest, email(), null, null, 0)));

        assertThat(open(id).row().displayName()).isEqualTo(longest);
        assertThat(NewAdmin.isName(longest + "x")).isFalse();
    }

    @Test
    void R9_anEmailBelongsToOnePersonWhateverItsCase() {
        var email = email();
        create(email);

        assertRefused(() -> create(email.toUpperCase(Locale.ROOT)), Refusal.EMAIL_TAKEN);

        var other = create(email());
        assertRefused(() -> update(other, new UserDetails("Ana", email, null, null, 0)), Refusal.EMAIL_TAKEN);
    }

    @Test
    void R9_ofTwoWhoTakeAnEmailAtOnceOneIsRefused() throws Exception {
        var email = email();

        var outcomes = atOnce(() -> create(email), () -> create(email));

        assertThat(outcomes).containsExactlyInAnyOrder("done", Refusal.EMAIL_TAKEN.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "+99:00", "x"})
    void R8_aZoneThatIsNoneIsRefused(String zone) {
        assertThatThrownBy(() -> new UserDetails("Ana", email(), null, zone, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void R10_editsAreRecordedWithWhatChanged() {
        var email = email();
        var id = create(email);

        update(id, new UserDetails("Ana María", email, "es", "Europe/Madrid", 0));

        assertThat(open(id).timeZone()).isEqualTo("Europe/Madrid");
        var recorded = World.owner()
                .sql("select before::text as before, after::text as after from audit_logs"
                        + " where action = 'user.updated' and target_id = ?")
                .param(id.value())
                .query()
                .singleRow();
        assertThat(recorded.get("before")).asString().contains("Ana").doesNotContain("email");
        assertThat(recorded.get("after")).asString().contains("Ana María", "Europe/Madrid", "es");
    }

    @Test
    void R10_anEditThatChangesNothingIsNotRecorded() {
        var email = email();
        var id = create(email);

        update(id, new UserDetails("Ana", email, null, null, 0));

        assertThat(World.actionsOf(admin)).containsExactly("user.created");
    }

    // G-01
    @Test
    void R11_theSecondOfTwoEditsIsToldWhoWasFaster() {
        var email = email();
        var id = create(email);
        var first = World.person("admin");
        World.as(first, () -> {
            administration.update(id, new UserDetails("First", email, null, null, 0));
            return true;
        });

        assertThatThrownBy(() -> update(id, new UserDetails("Second", email, null, null, 0)))
                .isInstanceOfSatisfying(StaleException.class, stale -> {
                    assertThat(stale.changedBy()).isEqualTo(first.displayName());
                    assertThat(stale.changedAt()).isNotNull();
                });
        assertThat(open(id).row().displayName()).isEqualTo("First");
    }

    // G-01
    @Test
    void R11_ofTwoEditsAtOnceOneIsRefused() throws Exception {
        var email = email();
        var id = create(email);
        for (var round = 0; round < 20; round++) {
            var version = open(id).version();
            var left = new UserDetails("Left " + round, email, null, null, version);
            var right = new UserDetails("Right " + round, email, null, null, version);

            var outcomes = atOnce(() -> update(id, left), () -> update(id, right));

            assertThat(outcomes).containsExactlyInAnyOrder("done", "stale");
        }
    }

    @Test
    void R12_anInvitationIsALinkThatSetsThePasswordOnce() {
        var email = email();
        var id = create(email);

        var token = token(invite(id));

        assertThat(People.status(id)).isEqualTo("invited");
        assertThat(mayEnter(email, PASSWORD)).isFalse();
        assertThat(invitations.open(token))
                .hasValueSatisfying(person -> assertThat(person.email()).isEqualTo(email));
        assertThat(invitations.accept(token, PASSWORD)).isTrue();
        assertThat(People.status(id)).isEqualTo("active");
        assertThat(mayEnter(email, PASSWORD)).isTrue();
        assertThat(invitations.open(token)).isEmpty();
        assertThat(invitations.accept(token, "another sentence altogether")).isFalse();
        assertThat(World.owner()
                        .sql("select actor_user_id from audit_logs where action = 'user.activated' and target_id = ?")
                        .param(id.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(id.value());
    }

    @Test
    void R12_anotherInvitationReplacesTheLink() {
        var id = create(email());
        var first = token(invite(id));
        var second = token(invite(id));

        assertThat(invitations.open(first)).isEmpty();
        assertThat(invitations.accept(first, PASSWORD)).isFalse();
        assertThat(invitations.open(second)).isPresent();
    }

    @Test
    void R12_aLinkEndsAfterAWeekAndWithAnotherEmailAndInTheArchive() {
        var ended = create(email());
        var late = token(invite(ended));
        World.owner()
                .sql("update user_tokens set created_at = now() - interval '8 days',"
                        + " expires_at = now() - interval '1 second' where user_id = ?")
                .param(ended.value())
                .update();
        assertThat(invitations.open(late)).isEmpty();
        assertThat(invitations.accept(late, PASSWORD)).isFalse();

        var moved = create(email());
        var old = token(invite(moved));
        update(moved, new UserDetails("Ana", email(), null, null, open(moved).version()));
        assertThat(invitations.open(old)).isEmpty();

        var archived = create(email());
        var lost = token(invite(archived));
        as(() -> {
            administration.archive(archived, "left before the first day");
            return true;
        });
        assertThat(invitations.open(lost)).isEmpty();
    }

    @Test
    void R12_eightBrowsersWithOneLinkSetOnePassword() throws Exception {
        var id = create(email());
        var token = token(invite(id));

        var outcomes = atOnce(Stream.<Callable<Object>>generate(() -> () -> invitations.accept(token, PASSWORD))
                .limit(8)
                .toList());

        assertThat(outcomes.stream().filter("done"::equals)).hasSize(1);
        assertThat(World.owner()
                        .sql("select count(*) from audit_logs where action = 'user.activated' and target_id = ?")
                        .param(id.value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void R12_theTokenItselfIsNotStoredNorRecorded() {
        var token = token(invite(create(email())));

        assertThat(World.owner()
                        .sql("select count(*) from user_tokens where encode(token_hash, 'escape') like ?")
                        .param("%" + token + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(World.owner()
                        .sql("select count(*) from audit_logs l where l::text like ?")
                        .param("%" + token + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void R12_whereNoMailServerIsSetUpTheLinkIsHandedOver() {
        assertThat(invite(create(email())).delivery()).isEqualTo(Delivery.NOT_CONFIGURED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "x", "' or 1=1 --"})
    void R12_aLinkThatWasNeverMadeOpensNothing(String token) {
        assertThat(invitations.open(token)).isEmpty();
        assertThat(invitations.accept(token, PASSWORD)).isFalse();
    }

    @Test
    void R13_statusesChangeOnlyAsTheyMay() {
        var nexts = Map.<UserStatus, Consumer<UserId>>of(
                UserStatus.INVITED, this::invite,
                UserStatus.ACTIVE, this::activate,
                UserStatus.SUSPENDED, this::suspend,
                UserStatus.ARCHIVED, this::archive);
        for (var from : UserStatus.values()) {
            nexts.forEach((next, act) -> {
                var id = withPassword(people.person("Ana", from));
                if (from.canBecome(next)) {
                    act.accept(id);
                    assertThat(People.status(id)).isEqualTo(next.column());
                } else {
                    assertRefused(() -> act.accept(id), Refusal.WRONG_STATUS);
                    assertThat(People.status(id)).isEqualTo(from.column());
                }
            });
        }
    }

    @Test
    void R13_whoNeverChoseAPasswordIsInvitedAndNotActivated() {
        var id = people.person("Ana", UserStatus.ARCHIVED);

        assertRefused(() -> activate(id), Refusal.NO_PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\0", "\ud800"})
    void R14_takingAwayNeedsAReason(String reason) {
        var id = people.person("Ana", UserStatus.ACTIVE);

        assertRefused(
                () -> as(() -> {
                    administration.suspend(id, reason);
                    return true;
                }),
                Refusal.REASON);
        assertRefused(
                () -> as(() -> {
                    administration.archive(id, "x".repeat(501));
                    return true;
                }),
                Refusal.REASON);
    }

    @Test
    void R14_theReasonIsRecorded() {
        var id = people.person("Ana", UserStatus.ACTIVE);
        suspend(id);

        assertThat(World.owner()
                        .sql("select reason from audit_logs where action = 'user.suspended' and target_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("for a test");
    }

    //
    @Test
    void R15_nobodySuspendsArchivesOrActivatesThemselves() {
        World.person("admin");

        assertRefused(() -> suspend(admin.id()), Refusal.OWN_ACCOUNT);
        assertRefused(() -> archive(admin.id()), Refusal.OWN_ACCOUNT);
        assertRefused(() -> activate(admin.id()), Refusal.OWN_ACCOUNT);
    }

    //
    @Test
    void R16_theLastAdministratorStays() {
        var manager = World.person(World.role("users.read", "users.manage"));
        var others = aloneAsAdmin(admin);
        try {
            assertRefused(
                    () -> World.as(manager, () -> {
                        administration.suspend(admin.id(), "for a test");
                        return true;
                    }),
                    Refusal.LAST_ADMIN);
            assertRefused(
                    () -> World.as(manager, () -> administration.previewArchive(List.of(admin.id()))),
                    Refusal.LAST_ADMIN);
            assertThat(People.status(admin.id())).isEqualTo("active");
        } finally {
            bringBack(others);
        }
    }

    //
    @Test
    void R16_twoAdministratorsWhoSuspendEachOtherLeaveOne() throws Exception {
        var other = World.person("admin");
        var others = aloneAsAdmin(admin, other);
        try {
            for (var round = 0; round < 50; round++) {
                var outcomes = atOnce(() -> suspend(admin, other.id()), () -> suspend(other, admin.id()));

                assertThat(outcomes).contains("done");
                assertThat(World.owner()
                                .sql("select count(*) from users where status = 'active' and id in (?, ?)")
                                .params(admin.id().value(), other.id().value())
                                .query(Long.class)
                                .single())
                        .as("round %d: %s", round, outcomes)
                        .isOne();
                bringBack(List.of(admin.id().value(), other.id().value()));
            }
        } finally {
            bringBack(others);
        }
    }

    @Test
    void R17_whoMayOnlyReadChangesNothing() {
        var reader = World.person("auditor");
        var id = people.person("Ana", UserStatus.ACTIVE);

        for (var act : List.<Runnable>of(
                () -> administration.create(new UserDetails("Ana", email(), null, null, 0)),
                () -> administration.update(id, new UserDetails("Ana", email(), null, null, 0)),
                () -> administration.invite(id),
                () -> administration.suspend(id, "x"),
                () -> administration.archive(id, "x"),
                () -> administration.activate(id),
                () -> administration.previewSuspend(List.of(id)),
                () -> administration.previewArchive(List.of(id)),
                () -> administration.previewActivate(List.of(id)))) {
            assertThatThrownBy(() -> World.as(reader, () -> {
                        act.run();
                        return true;
                    }))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThat(People.status(id)).isEqualTo("active");
    }

    @Test
    void R17_serviceUsersAreNotChangedHere() {
        var service = World.owner()
                .sql("select id from users where kind = 'service' limit 1")
                .query(Long.class)
                .single();

        assertRefused(() -> suspend(new UserId(service)), Refusal.NO_SUCH_PERSON);
    }

    @Test
    void R18_aPreviewSaysWhatIsLostAndKeepsNothing() {
        var agent = World.agent();
        World.conversation(agent, "Hello");
        var id = people.person("Ana", UserStatus.ACTIVE);
        People.grant(id, agent, null);

        var impact = as(() -> administration.previewSuspend(List.of(id, admin.id())));

        assertThat(impact.users()).isOne();
        assertThat(impact.agentsLost()).isOne();
        assertThat(impact.conversationsLost()).isOne();
        assertThat(People.status(id)).isEqualTo("active");
        assertThat(World.actionsOf(admin)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = UserStatus.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void onlyActivePeopleSignIn(UserStatus status) {
        var id = withPassword(people.person("Ana", status));
        var email = String.valueOf(open(id).row().email());

        assertThat(mayEnter(email, World.PASSWORD)).isFalse();
    }

    private UserId create(String email) {
        return as(() -> administration.create(new UserDetails("Ana", email, null, null, 0)));
    }

    private boolean update(UserId id, UserDetails details) {
        return as(() -> {
            administration.update(id, details);
            return true;
        });
    }

    private Invitation invite(UserId id) {
        return as(() -> administration.invite(id));
    }

    private boolean suspend(UserId id) {
        return suspend(admin, id);
    }

    private boolean suspend(AtalayaUser by, UserId id) {
        return World.as(by, () -> {
            administration.suspend(id, "for a test");
            return true;
        });
    }

    private boolean archive(UserId id) {
        return as(() -> {
            administration.archive(id, "for a test");
            return true;
        });
    }

    private boolean activate(UserId id) {
        return as(() -> {
            administration.activate(id);
            return true;
        });
    }

    private OpenedUser open(UserId id) {
        return as(() -> users.find(id)).orElseThrow();
    }

    private <T> T as(Supplier<T> work) {
        return World.as(admin, work);
    }

    private boolean mayEnter(String email, String password) {
        return !new Visitor(port)
                .signIn(email, password)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .contains("error");
    }

    private static UserId withPassword(UserId id) {
        World.owner()
                .sql("update users set password_hash = (select password_hash from users where email like 'person%'"
                        + " order by id desc limit 1) where id = ?")
                .param(id.value())
                .update();
        return id;
    }

    private static void assertRefused(ThrowingCallable act, Refusal why) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(why.key()));
    }

    /** Suspends all other administrators; who they were. */
    private static List<Long> aloneAsAdmin(AtalayaUser... staying) {
        return World.owner()
                .sql("update users set status = 'suspended' where kind = 'person' and status = 'active' and id in"
                        + " (select user_id from user_roles r join roles o on o.id = r.role_id where o.code = 'admin')"
                        + " and id <> all (cast(? as bigint[])) returning id")
                .param(Stream.of(staying)
                        .map(person -> Long.toString(person.id().value()))
                        .collect(Collectors.joining(",", "{", "}")))
                .query(Long.class)
                .list();
    }

    private static void bringBack(List<Long> admins) {
        admins.forEach(id -> World.owner()
                .sql("update users set status = 'active' where id = ?")
                .param(id)
                .update());
    }

    private static List<String> atOnce(Callable<Object> one, Callable<Object> other) throws Exception {
        return atOnce(List.of(one, other));
    }

    /** Runs them in threads that start together; how each ended. */
    private static List<String> atOnce(List<Callable<Object>> acts) throws Exception {
        var start = new CyclicBarrier(acts.size());
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            var running = acts.stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        try {
                            return Boolean.FALSE.equals(act.call()) ? "nothing" : "done";
                        } catch (RefusedException e) {
                            return e.key();
                        } catch (StaleException e) {
                            return "stale";
                        }
                    }))
                    .toList();
            var outcomes = new ArrayList<String>();
            for (var one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }

    private static String token(Invitation invitation) {
        return invitation.link().replaceFirst(".*token=", "");
    }

    private static String email() {
        return UUID.randomUUID() + "@test.example";
    }
}
