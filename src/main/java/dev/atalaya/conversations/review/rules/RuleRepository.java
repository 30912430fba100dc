package dev.atalaya.conversations.review.rules;

import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface RuleRepository extends Repository<Rule, Long> {

    /** Only where it is for all agents, or for one of these. */
    @NativeQuery("select * from review_rules where id = :id"
            + " and (agent_id is null or agent_id = any (cast(:agents as bigint[]))) for no key update")
    Optional<Rule> lock(long id, String agents);

    Rule saveAndFlush(Rule rule);

    @NativeQuery("select count(*) from review_rules")
    int all();
}
