package dev.atalaya.conversations.review.scorecards;

import java.io.Serializable;

/** A scorecard as it is chosen. */
public record ScorecardChoice(long id, String name) implements Serializable {}
