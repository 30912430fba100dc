package dev.atalaya.ingest.ndjson;

/** A line of a file as it stands there, counted from 1; {@code whole} is false where it was too long to keep. */
public record Line(long number, byte[] bytes, boolean whole) {}
