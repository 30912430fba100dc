package dev.atalaya.ingest;

/** A line that was left out: where it stands, which field is wrong, what to do, and the line as it was read. */
public record Reject(long line, String field, String reason, String text) {

    @Override
    public String toString() {
        return "line " + line + ": " + (field.isEmpty() ? "the line" : field) + " " + reason;
    }
}
