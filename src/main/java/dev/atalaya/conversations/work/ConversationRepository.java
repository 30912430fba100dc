package dev.atalaya.conversations.work;

import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface ConversationRepository extends Repository<Conversation, Long> {

    /** Held until the end of the transaction, without keeping messages from being added. */
    @NativeQuery("select * from conversations"
            + " where id = :id and agent_id = any (cast(:agents as bigint[])) for no key update")
    Optional<Conversation> lock(long id, String agents);

    Conversation saveAndFlush(Conversation conversation);
}
