package dev.atalaya.components;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridArrayUpdater;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.CompositeDataGenerator;
import com.vaadin.flow.data.provider.DataCommunicator;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.function.SerializableBiConsumer;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.shared.Registration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list without a known end, read by key and never by offset: any depth costs what the first page costs.
 *
 * <p>It sorts by the columns named with {@link #sortBy}, jumps to its last row by reading from there in the reversed
 * order, opens a row by click, Enter or link, and says why it is empty.
 */
public class KeysetGrid<T, S extends Enum<S>> extends Grid<T> {

    private static final Logger log = LoggerFactory.getLogger(KeysetGrid.class);

    private static final int PAGE = 50;

    private final KeysetPages<T, S> pages;
    private final KeysetOrder<S> usual;
    private final Div state = new Div();
    private final Map<Column<T>, Integer> widths = new LinkedHashMap<>();

    private ValueProvider<T, Object> identity = row -> row;
    private KeysetOrder<S> chosen;
    private @Nullable String failure;
    private SerializableSupplier<@Nullable Component> emptyState = () -> null;

    public KeysetGrid(KeysetOrder<S> usual, KeysetSource<T, S> source) {
        this(usual, new KeysetPages<>(source, PAGE));
    }

    private KeysetGrid(KeysetOrder<S> usual, KeysetPages<T, S> pages) {
        super(PAGE, new BoundedBuilder<>(pages));
        this.usual = usual;
        this.chosen = usual;
        this.pages = pages;
        addClassName("at-list");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        state.addClassName("at-list-state");
        state.getElement().setAttribute("aria-live", "polite");
        setEmptyStateComponent(state);
        getDataCommunicator().setPagingEnabled(false);
        setDataProvider(new CallbackDataProvider<T, Void>(
                this::fetch,
                query -> {
                    throw new UnsupportedOperationException("A keyset list is never counted by its grid");
                },
                row -> identity.apply(row)));
        getDataCommunicator().setDefinedSize(false);
    }

    /** The column sorts by that key, which has an index. */
    public void sortBy(Column<T> column, S key) {
        column.setSortProperty(key.name()).setSortable(true);
        if (getSortOrder().isEmpty() && key == usual.by()) {
            sort(List.of(order(column, usual)));
        }
    }

    /** The columns are left out where the window is narrower than so many pixels. */
    @SafeVarargs
    public final void showFrom(int pixels, Column<T>... columns) {
        for (var column : columns) {
            widths.put(column, pixels);
        }
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        if (widths.isEmpty()) {
            return;
        }
        var page = attach.getUI().getPage();
        fit(page.getExtendedClientDetails().getWindowInnerWidth());
        var resizing = page.addBrowserWindowResizeListener(resize -> fit(resize.getWidth()));
        addDetachListener(detach -> resizing.remove());
    }

    private void fit(int width) {
        widths.forEach((column, pixels) -> column.setVisible(width <= 0 || width >= pixels));
    }

    /**
     * Rows can be selected, one by one: nobody selects what was not read. A selection outlives scrolling and reading again.
     *
     * @param key what makes two readings of a row the same row
     * @param changed told the rows that are selected, in the order of selecting
     */
    public void setSelectable(ValueProvider<T, Object> key, SerializableConsumer<List<T>> changed) {
        identity = key;
        setSelectionMode(SelectionMode.MULTI);
        ((GridMultiSelectionModel<T>) getSelectionModel())
                .setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.HIDDEN);
        addSelectionListener(selection -> changed.accept(List.copyOf(selection.getAllSelectedItems())));
    }

    /** What stands in place of rows; asked for each time that there are none. */
    public void setEmptyState(SerializableSupplier<@Nullable Component> content) {
        emptyState = content;
    }

    /** Opens a row that was clicked, or on which Enter was pressed. */
    public void setOpener(SerializableConsumer<T> opener) {
        addItemClickListener(click -> opener.accept(click.getItem()));
        var key = "element.getEventContext(event).item?.key";
        Registration unused = getElement()
                .addEventListener("keydown", event -> {
                    var item = getDataCommunicator()
                            .getKeyMapper()
                            .get(event.getEventData().path(key).asString(""));
                    if (item != null) {
                        opener.accept(item);
                    }
                })
                .setFilter("event.key === 'Enter' && element.getEventContext(event).section === 'body'")
                .addEventData(key);
    }

    /**
     * Opens a cell that was clicked, or on which Enter was pressed.
     *
     * @param property of the elements of those columns that open, with the column's key
     * @param opener told the row and the key
     */
    public void setCellOpener(String property, SerializableBiConsumer<T, String> opener) {
        var cell = "element.getEventContext(event)";
        var row = cell + ".item?.key";
        var column = cell + ".column?." + property;
        for (var event : List.of("click", "keydown")) {
            Registration unused = getElement()
                    .addEventListener(event, happened -> {
                        var item = getDataCommunicator()
                                .getKeyMapper()
                                .get(happened.getEventData().path(row).asString(""));
                        if (item != null) {
                            opener.accept(
                                    item, happened.getEventData().path(column).asString(""));
                        }
                    })
                    .setFilter("(event.type === 'click' || event.key === 'Enter') && " + cell
                            + ".section === 'body' && !!" + column)
                    .addEventData(row)
                    .addEventData(column);
        }
    }

    /**
     * The column that names a row: a link, which a screen reader reads as one sentence.
     *
     * @param inner a Lit template, constant, that shows the properties which the consumer adds
     */
    public Column<T> addLinkColumn(
            String inner,
            ValueProvider<T, String> address,
            ValueProvider<T, String> sentence,
            SerializableFunction<LitRenderer<T>, LitRenderer<T>> properties) {
        var link = LitRenderer.<T>of("<a class='at-row-link' router-link href=${item.address}"
                        + " aria-label=${item.sentence}>" + inner + "</a>")
                .withProperty("address", address)
                .withProperty("sentence", sentence);
        return addColumn(properties.apply(link)).setRowHeader(true);
    }

    /** Reads again from the first row, with whatever filters the source has now. */
    public void reload() {
        failure = null;
        pages.forget();
        getDataProvider().refreshAll();
        scrollToStart();
    }

    public void jumpToFirst() {
        jump(usual);
    }

    /** Whether the list starts from its usual end. */
    public boolean isAtFirst() {
        return chosen.equals(usual);
    }

    /** Reads from the other end, in the reversed order. */
    public void jumpToLast() {
        jump(usual.reversed());
    }

    private void jump(KeysetOrder<S> order) {
        chosen = order;
        getColumns().stream()
                .filter(column -> column.getSortOrder(SortDirection.ASCENDING)
                        .anyMatch(sort -> sort.getSorted().equals(order.by().name())))
                .findFirst()
                .ifPresent(column -> sort(List.of(order(column, order))));
        reload();
    }

    private GridSortOrder<T> order(Column<T> column, KeysetOrder<S> order) {
        return new GridSortOrder<>(column, order.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING);
    }

    private Stream<T> fetch(Query<T, Void> query) {
        var offset = query.getOffset();
        var limit = query.getLimit();
        if (failure != null) {
            return Stream.empty();
        }
        try {
            var rows = pages.page(order(query), offset, limit);
            if (offset == 0 && rows.isEmpty()) {
                show(emptyState.get());
            }
            return rows.stream();
        } catch (RuntimeException e) {
            failure = UUID.randomUUID().toString().substring(0, 8);
            log.error("A list could not be read, reference {}", failure, e);
            show(failed(failure));
            if (offset > 0) {
                getUI().ifPresent(ui -> ui.beforeClientResponse(
                        this, context -> getDataProvider().refreshAll()));
            }
            return Stream.empty();
        }
    }

    private KeysetOrder<S> order(Query<T, Void> query) {
        return query.getSortOrders().stream()
                .flatMap(sort -> Stream.of(usual.by().getDeclaringClass().getEnumConstants())
                        .filter(key -> key.name().equals(sort.getSorted()))
                        .map(key -> new KeysetOrder<>(key, sort.getDirection() == SortDirection.DESCENDING)))
                .findFirst()
                .orElse(chosen);
    }

    private void show(@Nullable Component content) {
        state.removeAll();
        if (content != null) {
            state.add(content);
        }
    }

    private Component failed(String reference) {
        var again = new Button(getTranslation("components.list.retry"), click -> reload());
        return new EmptyState(
                VaadinIcon.WARNING,
                getTranslation("components.list.failed"),
                getTranslation("components.list.reference", reference),
                again);
    }

    @Override
    protected void refreshViewport() {
        ((Bounded<T>) getDataCommunicator()).refreshViewport();
    }

    /** Keeps a forged request from asking for rows far beyond those that were read. */
    private static final class BoundedBuilder<T> extends DataCommunicatorBuilder<T, GridArrayUpdater> {

        private final KeysetPages<T, ?> pages;

        BoundedBuilder(KeysetPages<T, ?> pages) {
            this.pages = pages;
        }

        @Override
        protected DataCommunicator<T> build(
                Element element,
                CompositeDataGenerator<T> generator,
                GridArrayUpdater updater,
                SerializableSupplier<ValueProvider<T, String>> uniqueKey) {
            return new Bounded<>(element, generator, updater, pages);
        }
    }

    private static final class Bounded<T> extends DataCommunicator<T> {

        private final KeysetPages<T, ?> pages;

        Bounded(
                Element element,
                CompositeDataGenerator<T> generator,
                GridArrayUpdater updater,
                KeysetPages<T, ?> pages) {
            super(
                    generator,
                    updater,
                    data -> element.callJsFunction("$connector.updateFlatData", data),
                    element.getNode());
            this.pages = pages;
        }

        @Override
        public void setViewportRange(int start, int length) {
            super.setViewportRange(Math.clamp(start, 0, pages.reach()), length);
        }

        @Override
        protected void refreshViewport() {
            super.refreshViewport();
        }
    }
}
