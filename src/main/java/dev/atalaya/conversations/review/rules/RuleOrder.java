package dev.atalaya.conversations.review.rules;

/** What rules are sorted by. */
public enum RuleOrder {
    CREATED
}
