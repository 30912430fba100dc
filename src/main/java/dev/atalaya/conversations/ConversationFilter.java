package dev.atalaya.conversations;

import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations are wanted: within a field any of the values, and all of the fields; what is empty narrows nothing.
 *
 * @param assignees whose they are; see also {@code mine} and {@code unassigned}, which add to them
 * @param labels by key
 * @param allLabels whether a conversation carries all of the labels, rather than any
 * @param authors who wrote to the customer
 * @param from the earliest last message
 * @param until before which the last message was
 * @param text part of the contact's name or phone, or of the last message's preview
 */
public record ConversationFilter(
        ConversationList list,
        Set<AgentId> agents,
        Set<ConversationPriority> priorities,
        Set<UserId> assignees,
        boolean mine,
        boolean unassigned,
        Set<Long> labels,
        boolean allLabels,
        Set<MessageAuthor> authors,
        @Nullable Instant from,
        @Nullable Instant until,
        String text) {

    public static final ConversationFilter ALL = new ConversationFilter(
            ConversationList.ALL,
            Set.of(),
            Set.of(),
            Set.of(),
            false,
            false,
            Set.of(),
            false,
            Set.of(),
            null,
            null,
            "");

    /** Characters. */
    public static final int LONGEST_TEXT = 200;

    /** Values of one field. */
    public static final int MOST_VALUES = 50;

    public ConversationFilter {
        text = text.strip();
        if (!accepts(text)) {
            throw new IllegalArgumentException("A text to look for has at most 200 characters and no NUL");
        }
    }

    public static boolean accepts(String text) {
        return text.length() <= LONGEST_TEXT
                && text.indexOf('\0') < 0
                && text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    public ConversationFilter in(ConversationList wanted) {
        return new ConversationFilter(
                wanted, agents, priorities, assignees, mine, unassigned, labels, allLabels, authors, from, until, text);
    }

    public ConversationFilter of(AgentId... wanted) {
        return new ConversationFilter(
                list,
                Set.of(wanted),
                priorities,
                assignees,
                mine,
                unassigned,
                labels,
                allLabels,
                authors,
                from,
                until,
                text);
    }

    public ConversationFilter between(@Nullable Instant start, @Nullable Instant end) {
        return new ConversationFilter(
                list, agents, priorities, assignees, mine, unassigned, labels, allLabels, authors, start, end, text);
    }

    public ConversationFilter about(String wanted) {
        return new ConversationFilter(
                list, agents, priorities, assignees, mine, unassigned, labels, allLabels, authors, from, until, wanted);
    }

    public ConversationFilter whose(Set<UserId> people, boolean me, boolean nobody) {
        return new ConversationFilter(
                list, agents, priorities, people, me, nobody, labels, allLabels, authors, from, until, text);
    }

    public ConversationFilter labelled(Set<Long> wanted, boolean all) {
        return new ConversationFilter(
                list, agents, priorities, assignees, mine, unassigned, wanted, all, authors, from, until, text);
    }

    public ConversationFilter urgent(Set<ConversationPriority> wanted) {
        return new ConversationFilter(
                list, agents, wanted, assignees, mine, unassigned, labels, allLabels, authors, from, until, text);
    }

    public ConversationFilter by(Set<MessageAuthor> wanted) {
        return new ConversationFilter(
                list, agents, priorities, assignees, mine, unassigned, labels, allLabels, wanted, from, until, text);
    }

    /** Whether somebody is asked for, or nobody. */
    public boolean asksWhose() {
        return mine || unassigned || !assignees.isEmpty();
    }
}
