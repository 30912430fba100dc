package dev.atalaya.conversations.labels;

import java.io.Serializable;

/** A label as conversations show it and as it is chosen. */
public record LabelChoice(long id, String name, LabelColour colour) implements Serializable {}
