package dev.atalaya.components;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns of a list are shown: those that its window has room for and that were not left out. */
final class ListColumns<T> implements Serializable {

    private final Grid<T> grid;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<Column<T>, Integer> widths = new LinkedHashMap<>();

    private Set<String> hidden = Set.of();
    private int window;

    ListColumns(Grid<T> grid) {
        this.grid = grid;
    }

    void offer(String name, Column<T> column) {
        column.setKey(name);
        offer(name, column.getHeaderText());
    }

    void offer(String name, String label) {
        labels.put(name, label);
    }

    List<String> names() {
        return List.copyOf(labels.keySet());
    }

    String label(String name) {
        return labels.getOrDefault(name, name);
    }

    void showFrom(int pixels, List<Column<T>> columns) {
        columns.forEach(column -> widths.put(column, pixels));
    }

    boolean dependOnTheWindow() {
        return !widths.isEmpty();
    }

    void fit(int width) {
        window = width;
        apply();
    }

    void hide(Set<String> names) {
        hidden = names;
        labels.keySet().forEach(name -> grid.setClassName("at-without-" + name, names.contains(name)));
        apply();
    }

    /** Whether the window is too narrow for something that was not left out. */
    boolean lackRoom() {
        return widths.keySet().stream().anyMatch(column -> isWanted(column) && !fits(column));
    }

    private void apply() {
        grid.getColumns().forEach(column -> {
            if (widths.containsKey(column) || labels.containsKey(String.valueOf(column.getKey()))) {
                column.setVisible(isWanted(column) && fits(column));
            }
        });
    }

    private boolean isWanted(Column<T> column) {
        return column.getKey() == null || !hidden.contains(column.getKey());
    }

    private boolean fits(Column<T> column) {
        return window <= 0 || window >= widths.getOrDefault(column, 0);
    }
}
