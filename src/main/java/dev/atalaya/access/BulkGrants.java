package dev.atalaya.access;

import dev.atalaya.components.Impact;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.RightsPreview;
import dev.atalaya.shared.RefusedException;
import dev.atalaya.shared.StaleException;
import dev.atalaya.shared.UserId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Service;

/** Many grants at once: each in a transaction of its own, so that one that is refused leaves the others given. */
@Service
@Requires(Permissions.ACCESS_GRANT)
public class BulkGrants {

    /** Grants, at most, of one go. */
    public static final int MOST = 500;

    private final AccessService access;
    private final HolderQueries holders;
    private final RightsPreview preview;

    BulkGrants(AccessService access, HolderQueries holders, RightsPreview preview) {
        this.access = access;
        this.holders = holders;
        this.preview = preview;
    }

    /** What came of each, in the order in which they were wanted. */
    public List<Result> grant(List<GrantDetails> wanted) {
        checkNumber(wanted);
        return wanted.stream().map(this::grant).toList();
    }

    /** What all of them together would do; nothing is kept. */
    public Impact preview(List<GrantDetails> wanted) {
        checkNumber(wanted);
        Collection<UserId> affected = new LinkedHashSet<>();
        wanted.stream()
                .map(GrantDetails::holder)
                .distinct()
                .forEach(holder -> affected.addAll(holders.usersOf(holder)));
        return preview.of(affected, () -> wanted.forEach(access::grant));
    }

    private Result grant(GrantDetails details) {
        try {
            return new Result(details, access.grant(details) ? Outcome.DONE : Outcome.SAME, "");
        } catch (RefusedException refused) {
            return new Result(details, Outcome.REFUSED, refused.key());
        } catch (StaleException stale) {
            return new Result(details, Outcome.REFUSED, "access.refused.has_one");
        }
    }

    private static void checkNumber(List<GrantDetails> wanted) {
        if (wanted.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " grants at once");
        }
    }

    /** How one of them went; the key of the reason where it was refused. */
    public record Result(GrantDetails details, Outcome outcome, String why) {}

    /** What can come of a grant. */
    public enum Outcome {
        DONE,
        SAME,
        REFUSED
    }
}
