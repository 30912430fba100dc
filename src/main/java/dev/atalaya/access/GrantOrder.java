package dev.atalaya.access;

/** What the list of grants sorts by: only what an index is sorted by. */
public enum GrantOrder {
    /** The index {@code user_agent_access_granted_at_idx}. */
    GRANTED_AT
}
