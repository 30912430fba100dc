package dev.atalaya.conversations.search.ui;

import dev.atalaya.shared.RefusedException;
import java.io.Serial;

/** As many searches run as may. */
class TooManySearchesException extends RefusedException {

    @Serial
    private static final long serialVersionUID = 1;

    TooManySearchesException() {
        super("search.refused.busy");
    }
}
