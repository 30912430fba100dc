package dev.atalaya.conversations.ui;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The codes with which the WhatsApp Cloud API says why a message was not delivered, as far as they have a text of ours. */
final class ProviderErrors {

    /** From Meta's list of error codes, those that a message can end with; 470 and 471 are of the API before the Cloud's. */
    static final Set<String> KNOWN = Set.of(
            "368", "470", "471", "130429", "130472", "131000", "131008", "131009", "131016", "131021", "131026",
            "131031", "131037", "131042", "131045", "131047", "131048", "131049", "131050", "131051", "131052",
            "131053", "131056", "131057", "132000", "132001", "132005", "132007", "132012", "132015", "132016",
            "133010");

    private ProviderErrors() {}

    /** The name of the text that says what a code means and what helps; nothing for a code that is not known. */
    static Optional<String> meaning(@Nullable String code) {
        return Optional.ofNullable(code).filter(KNOWN::contains).map(known -> "conversations.error." + known);
    }
}
