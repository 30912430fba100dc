package dev.atalaya.conversations.review.scorecards;

import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface ScorecardRepository extends Repository<Scorecard, Long> {

    @NativeQuery("select * from scorecards where id = :id for no key update")
    Optional<Scorecard> lock(long id);

    Scorecard saveAndFlush(Scorecard scorecard);

    /** Whether a scorecard other than this one has the name, in whatever case. */
    @NativeQuery("select exists (select from scorecards where lower(name) = lower(:name) and id <> :other)")
    boolean isTaken(String name, long other);

    @NativeQuery("select count(*) from scorecards where retired_at is null")
    int inUse();
}
