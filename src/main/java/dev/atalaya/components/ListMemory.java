package dev.atalaya.components;

import com.vaadin.flow.component.grid.Grid;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The look of one list as its user left it: read once, when it is first needed, and kept with each change. */
final class ListMemory<T, S extends Enum<S>> implements Serializable {

    private final Grid<T> grid;
    private final ListColumns<T> columns;
    private final KeysetSorting<T, S> sorting;
    private @Nullable ListSettings settings;
    private String list = "";
    private @Nullable ListLook look;

    ListMemory(Grid<T> grid, ListColumns<T> columns, KeysetSorting<T, S> sorting) {
        this.grid = grid;
        this.columns = columns;
        this.sorting = sorting;
    }

    void start(ListSettings kept, String name) {
        settings = kept;
        list = name;
        grid.addSortListener(sort -> {
            if (sort.isFromClient()) {
                keepOrder();
            }
        });
    }

    ListLook look() {
        var known = look;
        if (known == null) {
            known = settings == null ? ListLook.USUAL : settings.of(list);
            look = known;
        }
        return known;
    }

    KeysetOrder<S> order() {
        var word = look().order();
        return word == null ? sorting.usual() : sorting.parse(word);
    }

    /** Shows the list as it was left, the first time that this is asked for. */
    void recall() {
        if (look == null && settings != null) {
            wear(look());
            sorting.apply(order());
        }
    }

    void keep(ListLook wanted) {
        if (settings != null && !wanted.equals(look())) {
            settings.keep(list, wanted);
        }
        look = wanted;
        wear(wanted);
    }

    void keepOrder() {
        var now = sorting.now();
        keep(look().sorted(now.equals(sorting.usual()) ? null : now.word()));
    }

    private void wear(ListLook wanted) {
        columns.hide(wanted.hidden());
        grid.setClassName("at-list-close", wanted.close());
    }
}
