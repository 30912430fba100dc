package dev.atalaya.users;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the accounts. */
@Service
@Requires(Permissions.USERS_READ)
@Transactional(readOnly = true)
public class UserService {

    /** What {@link #count} answers when there are more than ten thousand. */
    public static final int MANY = 10_001;

    private static final int MOST = 500;

    private final UserQueries queries;
    private final RiskQueries risks;
    private final Scope scope;
    private final int adminsAtMost;

    UserService(
            UserQueries queries, RiskQueries risks, Scope scope, @Value("${atalaya.risks.admins:5}") int adminsAtMost) {
        this.queries = queries;
        this.risks = risks;
        this.scope = scope;
        this.adminsAtMost = adminsAtMost;
    }

    /** The first users after a row, at most 500 whatever is asked for. */
    public List<UserRow> list(UserFilter filter, KeysetOrder<UserOrder> order, @Nullable UserRow after, int limit) {
        return queries.list(filter, order, after, Math.clamp(limit, 1, MOST));
    }

    /** Exact up to ten thousand, {@link #MANY} beyond. */
    public int count(UserFilter filter) {
        return queries.count(filter, MANY);
    }

    public Optional<OpenedUser> find(UserId id) {
        return queries.find(id);
    }

    /** The roles that the list can be narrowed to, by name, at most 500. */
    public List<RoleName> roles() {
        return queries.roles(MOST);
    }

    /** What deserves a look at this moment. */
    public UserRisks risks() {
        return new UserRisks(
                risks.withoutRole(), risks.unused(), risks.admins(), adminsAtMost, risks.endings(scope.knownAgents()));
    }
}
