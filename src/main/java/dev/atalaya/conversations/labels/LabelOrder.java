package dev.atalaya.conversations.labels;

/** What labels are sorted by. */
public enum LabelOrder {
    NAME
}
