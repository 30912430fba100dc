package dev.atalaya.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atalaya.components.ListLook;
import dev.atalaya.components.ListSettings;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.World;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

@DatabaseTest
class UserListsTests {

    private static final ListLook CHOSEN = new ListLook(Set.of("email", "roles"), "-last_login", true);

    @Autowired
    private ListSettings settings;

    @Test
    void aListLooksAsUsualUntilSomethingIsChosen() {
        assertThat(lookOf(World.person(), "users")).isEqualTo(ListLook.USUAL);
    }

    @Test
    void whatWasChosenIsKept() {
        var ana = World.person();
        keep(ana, "users", CHOSEN);

        assertThat(lookOf(ana, "users")).isEqualTo(CHOSEN);
        assertThat(lookOf(ana, "roles")).isEqualTo(ListLook.USUAL);
    }

    @Test
    void theLastChoiceReplacesTheOneBefore() {
        var ana = World.person();
        keep(ana, "users", CHOSEN);
        keep(ana, "users", ListLook.USUAL);

        assertThat(lookOf(ana, "users")).isEqualTo(ListLook.USUAL);
    }

    @Test
    void nobodyFindsTheChoicesOfAnother() {
        var ana = World.person();
        var ben = World.person();
        keep(ana, "users", CHOSEN);
        keep(ben, "users", new ListLook(Set.of("status"), null, false));

        assertThat(lookOf(ana, "users")).isEqualTo(CHOSEN);
        assertThat(lookOf(ben, "users").hidden()).containsExactly("status");
    }

    @Test
    void strangersKeepNothing() {
        assertThatThrownBy(() -> settings.of("users")).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
        assertThatThrownBy(() -> settings.keep("users", CHOSEN))
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    @Test
    void choosingChangesNothingElseOfTheAccount() {
        var ana = World.person();
        keep(ana, "users", CHOSEN);

        assertThat(World.actionsOf(ana)).isEmpty();
        assertThat(World.owner()
                        .sql("select version from users where id = ?")
                        .param(ana.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private ListLook lookOf(AtalayaUser user, String list) {
        return World.as(user, () -> settings.of(list));
    }

    private void keep(AtalayaUser user, String list, ListLook look) {
        World.as(user, () -> {
            settings.keep(list, look);
            return look;
        });
    }
}
