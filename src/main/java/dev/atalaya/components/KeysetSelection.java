package dev.atalaya.components;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.ValueProvider;
import java.io.Serializable;
import java.util.List;

/** Rows that are selected one by one; what makes two readings of a row the same row lets a selection outlive them. */
final class KeysetSelection<T> implements Serializable {

    private ValueProvider<T, Object> identity = row -> row;

    Object identify(T row) {
        return identity.apply(row);
    }

    void enable(Grid<T> grid, ValueProvider<T, Object> key, SerializableConsumer<List<T>> changed) {
        identity = key;
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        ((GridMultiSelectionModel<T>) grid.getSelectionModel())
                .setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.HIDDEN);
        grid.addSelectionListener(selection -> changed.accept(List.copyOf(selection.getAllSelectedItems())));
    }
}
