package dev.atalaya.conversations;

import dev.atalaya.database.NotificationListener;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * How often the database told that something changed, for a conversation and for agents. A number that moved is a reason to
 * look, and one that stands is no proof that nothing changed. Nothing here says what changed, nor asks the database.
 */
@Component
public class ChangeHints implements NotificationListener {

    static final String CHANNEL = "atalaya_conversations";

    /** Two that share a number make each other look once more, which is all that it costs. */
    private static final int NUMBERS = 4_096;

    private static final Pattern TOLD = Pattern.compile("(\\d{1,18}):(\\*|\\d{1,18}(?:,\\d{1,18})*)");

    private final AtomicLongArray conversations = new AtomicLongArray(NUMBERS);
    private final AtomicLongArray agents = new AtomicLongArray(NUMBERS);
    private final AtomicLongArray wholeAgents = new AtomicLongArray(NUMBERS);
    private final AtomicLong missed = new AtomicLong();

    /** For one conversation of that agent. */
    public long of(AgentId agent, ConversationId conversation) {
        return missed.get() + conversations.get(number(conversation.value())) + wholeAgents.get(number(agent.value()));
    }

    /** For all conversations of those agents. */
    public long of(Collection<AgentId> those) {
        return missed.get()
                + those.stream()
                        .mapToLong(agent -> agents.get(number(agent.value())))
                        .sum();
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public void heard(String payload) {
        var told = TOLD.matcher(payload);
        if (!told.matches()) {
            return;
        }
        var agent = number(Long.parseLong(told.group(1)));
        if (told.group(2).equals("*")) {
            wholeAgents.incrementAndGet(agent);
        } else {
            for (var conversation : told.group(2).split(",")) {
                conversations.incrementAndGet(number(Long.parseLong(conversation)));
            }
        }
        agents.incrementAndGet(agent);
    }

    @Override
    public void missed() {
        missed.incrementAndGet();
    }

    private static int number(long id) {
        return (int) (id & (NUMBERS - 1));
    }
}
