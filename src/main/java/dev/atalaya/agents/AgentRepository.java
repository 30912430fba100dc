package dev.atalaya.agents;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AgentRepository extends Repository<Agent, Long> {

    Optional<Agent> findById(long id);

    Agent saveAndFlush(Agent agent);

    @Query("select a.id from Agent a where a.slug = :slug")
    Optional<Long> idOf(String slug);

    /** Whether an agent in use, other than this one, has the number. */
    @NativeQuery("select exists (select from whatsapp_agents"
            + " where phone = :phone and status <> 'retired' and id <> :other)")
    boolean usesPhone(String phone, long other);

    // Not a look-up first: of two that create the same agent at once, one finds the other's.
    @NativeQuery("insert into whatsapp_agents (slug, name, kind, phone, language, time_zone, created_at, updated_at)"
            + " values (:slug, :name, coalesce(cast(:kind as text), 'ai'), cast(:phone as text), coalesce(cast(:language as text), 'en'),"
            + " coalesce(cast(:timeZone as text), 'UTC'), :now, :now) on conflict (slug) do nothing returning id")
    Optional<Long> create(
            String slug,
            String name,
            @Nullable String kind,
            @Nullable String phone,
            @Nullable String language,
            @Nullable String timeZone,
            Instant now);
}
