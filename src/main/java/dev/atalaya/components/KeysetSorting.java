package dev.atalaya.components;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/** By which of its columns a list is sorted; one without such columns still turns around. */
final class KeysetSorting<T, S extends Enum<S>> implements Serializable {

    private final Grid<T> grid;
    private final KeysetOrder<S> usual;

    private KeysetOrder<S> withoutColumn;

    KeysetSorting(Grid<T> grid, KeysetOrder<S> usual) {
        this.grid = grid;
        this.usual = usual;
        this.withoutColumn = usual;
    }

    KeysetOrder<S> usual() {
        return usual;
    }

    void offer(Column<T> column, S key) {
        column.setSortProperty(key.name()).setSortable(true);
        if (grid.getSortOrder().isEmpty() && key == usual.by()) {
            grid.sort(List.of(order(column, usual)));
        }
    }

    KeysetOrder<S> now() {
        return grid.getSortOrder().stream()
                .flatMap(sort -> keys(sort.getSorted()).map(key -> order(key, sort.getDirection())))
                .findFirst()
                .orElse(withoutColumn);
    }

    KeysetOrder<S> of(Query<T, Void> query) {
        return query.getSortOrders().stream()
                .flatMap(sort -> keys(sort.getSorted()).map(key -> order(key, sort.getDirection())))
                .findFirst()
                .orElse(withoutColumn);
    }

    void apply(KeysetOrder<S> wanted) {
        var column = grid.getColumns().stream()
                .filter(candidate -> keys(candidate).anyMatch(wanted.by()::equals))
                .findFirst();
        withoutColumn = column.isPresent() ? usual : wanted;
        column.ifPresent(found -> grid.sort(List.of(order(found, wanted))));
    }

    /** The order of that word, where the list has it. */
    KeysetOrder<S> parse(String word) {
        return KeysetOrder.of(usual.by().getDeclaringClass(), word).orElse(usual);
    }

    private Stream<S> keys(Column<T> column) {
        return column.getSortOrder(SortDirection.ASCENDING).flatMap(sort -> keys(sort.getSorted()));
    }

    private Stream<S> keys(String name) {
        return Stream.of(usual.by().getDeclaringClass().getEnumConstants())
                .filter(key -> key.name().equals(name));
    }

    private static <S extends Enum<S>> KeysetOrder<S> order(S key, SortDirection direction) {
        return new KeysetOrder<>(key, direction == SortDirection.DESCENDING);
    }

    private static <T> GridSortOrder<T> order(Column<T> column, KeysetOrder<?> order) {
        return new GridSortOrder<>(column, order.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING);
    }
}
