package dev.atalaya.components;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.function.SerializableBiConsumer;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.shared.Registration;
import java.io.Serializable;
import java.util.List;

/** Opens rows or cells of a grid by a click or by Enter. */
final class RowOpening<T> implements Serializable {

    private static final String CELL = "element.getEventContext(event)";
    private static final String ROW = CELL + ".item?.key";
    private static final String IN_BODY = CELL + ".section === 'body'";

    private final Grid<T> grid;

    RowOpening(Grid<T> grid) {
        this.grid = grid;
    }

    void rows(SerializableConsumer<T> opener) {
        grid.addItemClickListener(click -> opener.accept(click.getItem()));
        Registration unused = grid.getElement()
                .addEventListener("keydown", event -> open(event, opener))
                .setFilter("event.key === 'Enter' && " + IN_BODY)
                .addEventData(ROW);
    }

    void cells(String property, SerializableBiConsumer<T, String> opener) {
        var column = CELL + ".column?." + property;
        for (var event : List.of("click", "keydown")) {
            Registration unused = grid.getElement()
                    .addEventListener(
                            event,
                            happened -> open(
                                    happened,
                                    item -> opener.accept(
                                            item,
                                            happened.getEventData().path(column).asString(""))))
                    .setFilter("(event.type === 'click' || event.key === 'Enter') && " + IN_BODY + " && !!" + column)
                    .addEventData(ROW)
                    .addEventData(column);
        }
    }

    private void open(DomEvent event, SerializableConsumer<T> opener) {
        var item = grid.getDataCommunicator()
                .getKeyMapper()
                .get(event.getEventData().path(ROW).asString(""));
        if (item != null) {
            opener.accept(item);
        }
    }
}
