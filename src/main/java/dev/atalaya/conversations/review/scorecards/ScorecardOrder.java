package dev.atalaya.conversations.review.scorecards;

/** What scorecards are sorted by. */
public enum ScorecardOrder {
    NAME
}
