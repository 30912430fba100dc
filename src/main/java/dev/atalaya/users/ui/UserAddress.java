package dev.atalaya.users.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.components.KeysetOrder;
import dev.atalaya.users.UserFilter;
import dev.atalaya.users.UserKind;
import dev.atalaya.users.UserOrder;
import dev.atalaya.users.UserStatus;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters and order of the list as the address has them; what makes no sense is left out. */
record UserAddress(UserFilter filter, KeysetOrder<UserOrder> order) {

    static final KeysetOrder<UserOrder> BY_NAME = new KeysetOrder<>(UserOrder.NAME, false);

    static final UserAddress ALL = new UserAddress(UserFilter.PEOPLE, BY_NAME);

    static final String PATH = "users";

    /** @param usual where the address names no order */
    static UserAddress of(QueryParameters query, KeysetOrder<UserOrder> usual) {
        return new UserAddress(
                new UserFilter(
                        query.getSingleParameter("kind")
                                .filter(UserKind.SERVICE.column()::equals)
                                .map(kind -> UserKind.SERVICE)
                                .orElse(UserKind.PERSON),
                        query.getSingleParameter("status")
                                .flatMap(UserAddress::status)
                                .orElse(null),
                        query.getSingleParameter("role")
                                .filter(code -> code.matches("[a-z][a-z0-9-]{1,62}"))
                                .orElse(null),
                        query.getSingleParameter("q")
                                .filter(UserFilter::accepts)
                                .orElse("")),
                query.getSingleParameter("sort")
                        .flatMap(word -> KeysetOrder.of(UserOrder.class, word))
                        .orElse(usual));
    }

    UserAddress narrowedTo(UserFilter wanted) {
        return new UserAddress(wanted, order);
    }

    UserAddress sortedBy(KeysetOrder<UserOrder> wanted) {
        return new UserAddress(filter, wanted);
    }

    boolean narrowsNothing() {
        return filter.equals(UserFilter.PEOPLE);
    }

    QueryParameters query() {
        var values = new LinkedHashMap<String, String>();
        write(values, "q", filter.text().isEmpty() ? null : filter.text());
        write(values, "status", filter.status() == null ? null : filter.status().column());
        write(values, "role", filter.role());
        write(
                values,
                "kind",
                filter.kind() == UserKind.PERSON ? null : filter.kind().column());
        write(values, "sort", order.equals(BY_NAME) ? null : order.word());
        return QueryParameters.simple(values);
    }

    private static Optional<UserStatus> status(String value) {
        return Stream.of(UserStatus.values())
                .filter(status -> status.column().equals(value))
                .findFirst();
    }

    private static void write(LinkedHashMap<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
