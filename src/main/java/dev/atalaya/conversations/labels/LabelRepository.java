package dev.atalaya.conversations.labels;

import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface LabelRepository extends Repository<Label, Long> {

    @NativeQuery("select * from labels where id = :id for no key update")
    Optional<Label> lock(long id);

    Label saveAndFlush(Label label);

    /** Whether a label other than this one has the name, in whatever case. */
    @NativeQuery("select exists (select from labels where lower(name) = lower(:name) and id <> :other)")
    boolean isTaken(String name, long other);

    @NativeQuery("select count(*) from labels where archived_at is null")
    int inUse();
}
