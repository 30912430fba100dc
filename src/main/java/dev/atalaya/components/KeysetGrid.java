package dev.atalaya.components;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridArrayUpdater;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.CompositeDataGenerator;
import com.vaadin.flow.data.provider.DataCommunicator;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.function.SerializableBiConsumer;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.function.ValueProvider;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list without a known end, read by key and never by offset: any depth costs what the first page costs.
 *
 * <p>It sorts by the columns named with {@link #sortBy}, jumps to its last row by reading from there in the reversed
 * order, opens a row by click, Enter or link, says why it is empty, and is remembered as each user wants it.
 */
public class KeysetGrid<T, S extends Enum<S>> extends Grid<T> {

    private static final Logger log = LoggerFactory.getLogger(KeysetGrid.class);

    private static final int PAGE = 50;

    private final KeysetPages<T, S> pages;
    private final ListState state = new ListState();
    private final ListColumns<T> columns = new ListColumns<>(this);
    private final KeysetSorting<T, S> sorting;
    private final ListMemory<T, S> memory;
    private final KeysetSelection<T> selection = new KeysetSelection<>();
    private final RowOpening<T> opening = new RowOpening<>(this);

    private @Nullable String failure;
    private SerializableSupplier<@Nullable Component> emptyState = () -> null;

    public KeysetGrid(KeysetOrder<S> usual, KeysetSource<T, S> source) {
        this(usual, new KeysetPages<>(source, PAGE));
    }

    private KeysetGrid(KeysetOrder<S> usual, KeysetPages<T, S> pages) {
        super(PAGE, new BoundedBuilder<>(pages));
        this.pages = pages;
        sorting = new KeysetSorting<>(this, usual);
        memory = new ListMemory<>(this, columns, sorting);
        addClassName("at-list");
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        setEmptyStateComponent(state);
        getDataCommunicator().setPagingEnabled(false);
        setDataProvider(new CallbackDataProvider<T, Void>(
                this::fetch,
                query -> {
                    throw new UnsupportedOperationException("A keyset list is never counted by its grid");
                },
                selection::identify));
        getDataCommunicator().setDefinedSize(false);
        ViewKeys.bind(this, "j", getTranslation("components.keys.next"));
        ViewKeys.bind(this, "k", getTranslation("components.keys.previous"));
    }

    /** The column sorts by that key, which has an index. */
    public void sortBy(Column<T> column, S key) {
        sorting.offer(column, key);
    }

    /** The columns are left out where the window is narrower than so many pixels. */
    @SafeVarargs
    public final void showFrom(int pixels, Column<T>... narrow) {
        columns.showFrom(pixels, List.of(narrow));
    }

    /** The column may be left out by whoever looks at the list. */
    public void setOptional(String name, Column<T> column) {
        columns.offer(name, column);
    }

    /** A part of the rows that may be left out: the list then has the class {@code at-without-} and its name. */
    public void setOptional(String part, String label) {
        columns.offer(part, label);
    }

    /** Which columns are left out, the order and how close rows stand are each user's own, kept under this name. */
    public void remember(ListSettings settings, String list) {
        memory.start(settings, list);
    }

    /** Where its look is chosen; made when all its columns are. */
    public ListMenu menu() {
        return new ListMenu(columns, memory, this::restore);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        memory.recall();
        if (!columns.dependOnTheWindow()) {
            return;
        }
        var page = attach.getUI().getPage();
        columns.fit(page.getExtendedClientDetails().getWindowInnerWidth());
        var resizing = page.addBrowserWindowResizeListener(resize -> columns.fit(resize.getWidth()));
        addDetachListener(detach -> resizing.remove());
    }

    /**
     * Rows can be selected, one by one: nobody selects what was not read. A selection outlives scrolling and reading again.
     *
     * @param key what makes two readings of a row the same row
     * @param changed told the rows that are selected, in the order of selecting
     */
    public void setSelectable(ValueProvider<T, Object> key, SerializableConsumer<List<T>> changed) {
        selection.enable(this, key, changed);
    }

    /** What stands in place of rows; asked for each time that there are none. */
    public void setEmptyState(SerializableSupplier<@Nullable Component> content) {
        emptyState = content;
    }

    /** Opens a row that was clicked, or on which Enter was pressed. */
    public void setOpener(SerializableConsumer<T> opener) {
        opening.rows(opener);
        ViewKeys.bind(this, "Enter", getTranslation("components.keys.open"));
    }

    /**
     * Opens a cell that was clicked, or on which Enter was pressed.
     *
     * @param property of the elements of those columns that open, with the column's key
     * @param opener told the row and the key
     */
    public void setCellOpener(String property, SerializableBiConsumer<T, String> opener) {
        opening.cells(property, opener);
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
        memory.recall();
        failure = null;
        pages.forget();
        getDataProvider().refreshAll();
        scrollToStart();
    }

    public void jumpToFirst() {
        turn(sorting.usual());
    }

    /** Whether the list starts from its usual end. */
    public boolean isAtFirst() {
        return order().equals(sorting.usual());
    }

    /** Reads from the other end, in the reversed order. */
    public void jumpToLast() {
        turn(sorting.usual().reversed());
    }

    /** How it is sorted now. */
    public KeysetOrder<S> order() {
        memory.recall();
        return sorting.now();
    }

    /** How its user left it sorted, or the usual order. */
    public KeysetOrder<S> rememberedOrder() {
        memory.recall();
        return memory.order();
    }

    /** Sorts it without a word to the memory: an address asked for it. */
    public void setOrder(KeysetOrder<S> order) {
        if (!order().equals(order)) {
            sorting.apply(order);
        }
    }

    private void turn(KeysetOrder<S> order) {
        sorting.apply(order);
        memory.keepOrder();
        reload();
    }

    private void restore() {
        memory.keep(ListLook.USUAL);
        if (!isAtFirst()) {
            sorting.apply(sorting.usual());
            reload();
        }
    }

    private Stream<T> fetch(Query<T, Void> query) {
        var offset = query.getOffset();
        var limit = query.getLimit();
        if (failure != null) {
            return Stream.empty();
        }
        try {
            var rows = pages.page(sorting.of(query), offset, limit);
            if (offset == 0 && rows.isEmpty()) {
                state.show(emptyState.get());
            }
            return rows.stream();
        } catch (RuntimeException e) {
            failure = UUID.randomUUID().toString().substring(0, 8);
            log.error("A list could not be read, reference {}", failure, e);
            state.fail(failure, this::reload);
            if (offset > 0) {
                getUI().ifPresent(ui -> ui.beforeClientResponse(
                        this, context -> getDataProvider().refreshAll()));
            }
            return Stream.empty();
        }
    }

    @Override
    protected void refreshViewport() {
        ((KeysetCommunicator<T>) getDataCommunicator()).refreshViewport();
    }

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
            return new KeysetCommunicator<>(element, generator, updater, pages);
        }
    }
}
