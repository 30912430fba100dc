package dev.atalaya.conversations.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.database.DatabaseRole;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

// X05
@DatabaseTest
class SavedViewServiceTests {

    @Autowired
    private SavedViewService views;

    private String role;
    private AtalayaUser ana;
    private AtalayaUser ben;

    @BeforeEach
    void fill() {
        role = World.role("conversations.read");
        ana = World.person(role);
        ben = World.person(role, "supervisor");
    }

    @Test
    void aPrivateViewIsForItsOwnerAlone() {
        save(ana, "Mine", "list=open", null, false);

        assertThat(list(ana)).extracting(SavedView::name).containsExactly("Mine");
        assertThat(list(ben)).isEmpty();
    }

    @Test
    void aSharedViewIsForWhoeverHoldsTheRole() {
        var stranger = World.person("supervisor");
        save(ana, "Ours", "list=failed", World.roleId(role), false);

        assertThat(list(ben)).singleElement().satisfies(view -> {
            assertThat(view.query()).isEqualTo("list=failed");
            assertThat(view.mine()).isFalse();
            assertThat(view.owner()).isEqualTo(ana.displayName());
        });
        assertThat(list(stranger)).isEmpty();
    }

    @Test
    void withoutTheRoleItIsGone() {
        save(ana, "Ours", "list=failed", World.roleId(role), false);
        World.owner()
                .sql("update user_roles set expires_at = now() where user_id = ?")
                .param(ben.id().value())
                .update();

        assertThat(list(ben)).isEmpty();
    }

    @Test
    void nobodySharesWithARoleOfOthers() {
        var other = World.role("conversations.read");

        assertThatThrownBy(() -> save(ana, "Ours", "", World.roleId(other), false))
                .isInstanceOf(RefusedException.class);
        assertThat(list(ana)).isEmpty();
    }

    @Test
    void theSameNameReplacesAndOneViewOpensFirst() {
        save(ana, "One", "list=open", null, true);
        save(ana, "Two", "list=closed", null, true);
        save(ana, "ONE", "list=pending", null, false);

        assertThat(list(ana)).extracting(SavedView::name).containsExactly("ONE", "Two");
        assertThat(World.as(ana, () -> views.usual())).contains("list=closed");
        assertThat(World.as(ben, () -> views.usual())).isEmpty();
    }

    @Test
    void nobodyDeletesAnothersView() {
        save(ana, "Ours", "", World.roleId(role), false);
        var id = list(ben).getFirst().id();

        World.as(ben, () -> {
            views.delete(id);
            return true;
        });

        assertThat(list(ana)).hasSize(1);
    }

    // The second wall: the policy, without the service's own condition.
    @Test
    void theDatabaseItselfKeepsOthersOut() {
        save(ana, "Mine", "", null, false);

        assertThat(seenBy(ben)).isZero();
        assertThat(seenBy(ana)).isOne();
    }

    @Test
    void fiftyAreEnough() {
        for (var n = 0; n < SavedViewService.MOST; n++) {
            save(ana, "View " + n, "", null, false);
        }

        assertThatThrownBy(() -> save(ana, "One more", "", null, false)).isInstanceOf(RefusedException.class);
        assertThat(list(ana)).hasSize(SavedViewService.MOST);
    }

    @Test
    void whoReadsNoConversationsHasNoViews() {
        var ops = World.person("ops");

        assertThatThrownBy(() -> list(ops)).isInstanceOf(AccessDeniedException.class);
    }

    private void save(AtalayaUser person, String name, String query, @Nullable Long shared, boolean usual) {
        World.as(person, () -> {
            views.save(new SavedViewDetails(name, query, shared, usual));
            return true;
        });
    }

    private List<SavedView> list(AtalayaUser person) {
        return World.as(person, () -> views.list());
    }

    private static int seenBy(AtalayaUser person) {
        var app = World.dataSource(DatabaseRole.APP);
        return Objects.requireNonNull(new TransactionTemplate(new JdbcTransactionManager(app)).execute(status -> {
            var database = JdbcClient.create(app);
            database.sql("select set_config('atalaya.user_id', ?, true)")
                    .param(Long.toString(person.id().value()))
                    .query(String.class)
                    .single();
            return database.sql("select count(*) from saved_views")
                    .query(Integer.class)
                    .single();
        }));
    }
}
