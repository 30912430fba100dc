package dev.atalaya.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UserRepository extends Repository<User, Long> {

    Optional<User> findById(long id);

    @Query("select u.passwordHash from User u where u.id = :id")
    Optional<String> passwordOf(long id);

    boolean existsByEmail(String email);

    Optional<User> findByEmail(String email);

    Optional<User> findByKindAndDisplayName(UserKind kind, String displayName);

    List<User> findByTestUserTrueAndStatusOrderById(UserStatus status);

    User saveAndFlush(User user);

    /** Has constraints that wait for the commit checked now. */
    @Modifying
    @NativeQuery("set constraints all immediate")
    void settle();

    @NativeQuery("select distinct p.permission from user_roles r join role_permissions p on p.role_id = r.role_id"
            + " where r.user_id = :user and (r.expires_at is null or r.expires_at > now())")
    Set<String> permissionsOf(long user);

    @NativeQuery("select exists (select 1 from users u join user_roles r on r.user_id = u.id"
            + " join roles o on o.id = r.role_id and o.code = 'admin'"
            + " where u.kind = 'person' and u.status = 'active' and (r.expires_at is null or r.expires_at > now()))")
    boolean anAdminExists();

    // Without the version: signing in must not make an administrator's open form stale.
    @Modifying
    @NativeQuery("update users set last_login_at = :at where id = :user")
    void signedIn(long user, Instant at);

    @Modifying
    @NativeQuery("update users set locale = :language where id = :user")
    void speak(long user, String language);

    @Modifying
    @NativeQuery("update users set time_zone = cast(:zone as text) where id = :user")
    void live(long user, @Nullable String zone);

    @Modifying
    @NativeQuery("update users set theme = :theme where id = :user")
    void wear(long user, String theme);

    @Modifying
    @NativeQuery("insert into user_roles (user_id, role_id, reason)"
            + " select :user, id, :reason from roles where code = 'admin' and system")
    int makeAdmin(long user, String reason);

    /** False on a database whose schema is still to be applied. */
    @NativeQuery("select to_regclass('public.users') is not null")
    boolean tableExists();

    @Query("select count(u) from User u where u.testUser")
    long countTestUsers();
}
