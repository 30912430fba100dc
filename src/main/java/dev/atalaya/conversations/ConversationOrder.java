package dev.atalaya.conversations;

/** What the list sorts by: only what an index is sorted by. */
public enum ConversationOrder {
    /** The indexes {@code conversations_agent_idx}, {@code …_agent_status_idx} and {@code …_last_message_idx}. */
    LAST_MESSAGE
}
