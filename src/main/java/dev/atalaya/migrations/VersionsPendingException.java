package dev.atalaya.migrations;

/** A feature that cannot be used until the versions that it needs are applied. */
public class VersionsPendingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String feature;

    VersionsPendingException(String feature) {
        super("The feature " + feature + " needs versions of the schema that are not applied yet");
        this.feature = feature;
    }

    public String feature() {
        return feature;
    }
}
