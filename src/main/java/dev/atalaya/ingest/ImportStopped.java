package dev.atalaya.ingest;

import java.io.Serial;
import org.springframework.dao.DataAccessException;

/** The log took no event of a batch, so that nothing of the batch is kept; batches before it are. */
public final class ImportStopped extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    ImportStopped(DataAccessException cause) {
        super(
                "The audit log could not be written, and what cannot be audited is not imported: "
                        + cause.getMostSpecificCause().getMessage(),
                cause);
    }
}
