package dev.atalaya.conversations.work;

import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface NoteRepository extends Repository<Note, Long> {

    /** Held until the end of the transaction, so that of two who change it the second sees what the first did. */
    @NativeQuery("select * from conversation_notes"
            + " where id = :id and agent_id = any (cast(:agents as bigint[])) for no key update")
    Optional<Note> lock(long id, String agents);

    Note saveAndFlush(Note note);
}
