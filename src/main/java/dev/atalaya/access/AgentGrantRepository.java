package dev.atalaya.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AgentGrantRepository extends Repository<AgentGrant, Long> {

    Optional<AgentGrant> findById(long id);

    @Query(
            "select g from AgentGrant g where g.userId is not distinct from :user and g.roleId is not distinct from :role"
                    + " and g.agentId is not distinct from :agent")
    Optional<AgentGrant> find(@Nullable Long user, @Nullable Long role, @Nullable Long agent);

    AgentGrant saveAndFlush(AgentGrant grant);

    void delete(AgentGrant grant);

    void flush();
}
