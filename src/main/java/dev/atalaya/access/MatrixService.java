package dev.atalaya.access;

import dev.atalaya.components.KeysetOrder;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Users, roles and agents against each other, with the grants in force between them. */
@Service
@Requires(Permissions.ACCESS_READ)
@Transactional(readOnly = true)
public class MatrixService {

    /** Columns, at most; more are reached by narrowing them. */
    public static final int MOST_COLUMNS = 200;

    private static final int MOST_ROWS = 500;
    private static final int MOST_CHOICES = 50;

    private final MatrixQueries queries;
    private final HolderQueries holders;

    MatrixService(MatrixQueries queries, HolderQueries holders) {
        this.queries = queries;
        this.holders = holders;
    }

    /** One more than {@link #MOST_COLUMNS} where there are more. */
    public List<MatrixColumn> columns(MatrixFilter filter) {
        return queries.columns(filter.side(), filter.columns(), MOST_COLUMNS + 1);
    }

    public List<MatrixRow> rows(
            MatrixFilter filter,
            List<Long> columns,
            KeysetOrder<MatrixOrder> order,
            @Nullable MatrixRow after,
            int limit) {
        return queries.rows(filter, columns, order.descending(), after, Math.clamp(limit, 1, MOST_ROWS));
    }

    /** People and roles that a grant can be given to, whose name has that text; at most fifty of each. */
    public List<HolderChoice> holders(String text) {
        return GrantFilter.accepts(text) ? holders.choices(text, MOST_CHOICES) : List.of();
    }
}
