package dev.atalaya.users;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface UserTokenRepository extends Repository<User, Long> {

    @Modifying
    @NativeQuery("insert into user_tokens (purpose, token_hash, expires_at) values ('setup', :digest, :expiresAt)")
    void addSetup(byte[] digest, Instant expiresAt);

    @NativeQuery("select exists (select 1 from user_tokens where purpose = 'setup' and token_hash = :digest"
            + " and used_at is null and expires_at > now())")
    boolean isOpen(byte[] digest);

    @Modifying
    @NativeQuery("update user_tokens set used_at = now()"
            + " where purpose = 'setup' and token_hash = :digest and used_at is null and expires_at > now()")
    int use(byte[] digest);

    /** Works for a week. */
    @Modifying
    @NativeQuery("insert into user_tokens (purpose, user_id, token_hash, expires_at)"
            + " values ('invite', :user, :digest, now() + interval '7 days')")
    void addInvitation(long user, byte[] digest);

    /** Links that were handed out before work no longer. */
    @Modifying
    @NativeQuery(
            "update user_tokens set used_at = now() where purpose = 'invite' and user_id = :user and used_at is null")
    void endInvitations(long user);

    @NativeQuery("select user_id from user_tokens where purpose = 'invite' and token_hash = :digest"
            + " and used_at is null and expires_at > now()")
    Optional<Long> invited(byte[] digest);

    @Modifying
    @NativeQuery("update user_tokens set used_at = now()"
            + " where purpose = 'invite' and token_hash = :digest and used_at is null and expires_at > now()")
    int useInvitation(byte[] digest);
}
