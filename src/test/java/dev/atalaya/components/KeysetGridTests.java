package dev.atalaya.components;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysetGridTests {

    private final List<Integer> reads = new ArrayList<>();
    private boolean broken;
    private int rows = 2_000;
    private KeysetGrid<Integer, Key> grid;

    @BeforeEach
    void open() {
        MockVaadin.setup(new Routes());
        grid = new KeysetGrid<>(new KeysetOrder<>(Key.NUMBER, false), this::numbers);
        grid.sortBy(grid.addColumn(number -> number), Key.NUMBER);
        grid.setEmptyState(() -> new Span("Nothing here"));
        UI.getCurrent().add(grid);
        MockVaadin.clientRoundtrip(false);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void readsTheFirstPageOnce() {
        assertThat(reads).containsExactly(50);
    }

    @Test
    void neverSendsMoreThanFiveHundredRowsAtOnce() {
        grid.getDataCommunicator().setViewportRange(0, 1_000_000);
        MockVaadin.clientRoundtrip(false);

        assertThat(reads).allMatch(limit -> limit <= 500);
    }

    @Test
    void doesNotFollowARequestFarBeyondItsRows() {
        grid.getDataCommunicator().setViewportRange(2_000_000_000, 50);
        MockVaadin.clientRoundtrip(false);

        assertThat(reads).hasSizeLessThan(6).allMatch(limit -> limit <= 500);
    }

    @Test
    void jumpsToTheLastRowByReversingTheOrder() {
        grid.jumpToLast();
        MockVaadin.clientRoundtrip(false);

        assertThat(grid.getDataCommunicator().getKeyMapper().has(2_000)).isTrue();
    }

    @Test
    void saysWhyItIsEmpty() {
        rows = 0;
        grid.reload();
        MockVaadin.clientRoundtrip(false);

        _assertOne(grid, Span.class, spec -> spec.withText("Nothing here"));
    }

    @Test
    void saysWhatFailedAndTriesAgain() {
        broken = true;
        grid.reload();
        MockVaadin.clientRoundtrip(false);
        broken = false;
        _click(_get(grid, Button.class));
        MockVaadin.clientRoundtrip(false);

        assertThat(reads).hasSize(2);
        _assertOne(grid, Button.class);
    }

    @Test
    void aSelectionOutlivesScrollingAndReadingAgain() {
        var selected = new ArrayList<List<Integer>>();
        grid.setSelectable(number -> "number " + number, selected::add);
        grid.asMultiSelect().select(1, 2);
        grid.getDataCommunicator().setViewportRange(300, 50);
        MockVaadin.clientRoundtrip(false);
        grid.asMultiSelect().select(301);
        grid.reload();
        MockVaadin.clientRoundtrip(false);

        assertThat(selected.getLast()).containsExactly(1, 2, 301);
        assertThat(grid.getSelectedItems()).containsExactlyInAnyOrder(1, 2, 301);
    }

    @Test
    void nothingSelectsAllRowsAtOnce() {
        grid.setSelectable(number -> number, rows -> {});

        assertThat(((GridMultiSelectionModel<Integer>) grid.getSelectionModel()).isSelectAllCheckboxVisible())
                .isFalse();
    }

    @Test
    void aColumnThatIsLeftOutStaysLeftOut() {
        var kept = new Kept();
        remember(grid, kept);
        leaveOut("number");
        assertThat(grid.getColumnByKey("number").isVisible()).isFalse();

        assertThat(anotherVisit(kept).getColumnByKey("number").isVisible()).isFalse();
    }

    @Test
    void theOrderIsFoundAsItWasLeft() {
        var kept = new Kept();
        remember(grid, kept);
        grid.jumpToLast();
        reads.clear();

        var later = anotherVisit(kept);
        assertThat(later.order()).isEqualTo(new KeysetOrder<>(Key.NUMBER, true));
        assertThat(later.getDataCommunicator().getKeyMapper().has(2_000)).isTrue();
        assertThat(reads).containsExactly(50);
    }

    @Test
    void anOrderThatIsGoneIsTheUsualOne() {
        var kept = new Kept();
        kept.keep("numbers", new ListLook(Set.of("gone"), "-gone", false));
        remember(grid, kept);

        assertThat(grid.order()).isEqualTo(new KeysetOrder<>(Key.NUMBER, false));
    }

    @Test
    void rowsStandCloseWhereThatWasChosen() {
        var kept = new Kept();
        remember(grid, kept);
        _setValue(_get(Checkbox.class, spec -> spec.withLabel(grid.getTranslation("components.columns.close"))), true);

        assertThat(anotherVisit(kept).hasClassName("at-list-close")).isTrue();
    }

    @Test
    void theUsualLookIsRestored() {
        var kept = new Kept();
        kept.keep("numbers", new ListLook(Set.of("number"), "-number", true));
        remember(grid, kept);
        _click(_get(Button.class, spec -> spec.withText(grid.getTranslation("components.columns.usual"))));

        assertThat(kept.of("numbers")).isEqualTo(ListLook.USUAL);
        assertThat(grid.getColumnByKey("number").isVisible()).isTrue();
        assertThat(grid.isAtFirst()).isTrue();
        assertThat(grid.hasClassName("at-list-close")).isFalse();
    }

    @Test
    void eachListHasALookOfItsOwn() {
        var kept = new Kept();
        kept.keep("letters", new ListLook(Set.of("number"), null, true));
        remember(grid, kept);

        assertThat(grid.getColumnByKey("number").isVisible()).isTrue();
    }

    private KeysetGrid<Integer, Key> anotherVisit(ListSettings kept) {
        UI.getCurrent().removeAll();
        var later = new KeysetGrid<>(new KeysetOrder<>(Key.NUMBER, false), this::numbers);
        later.sortBy(later.addColumn(number -> number), Key.NUMBER);
        remember(later, kept);
        UI.getCurrent().add(later);
        MockVaadin.clientRoundtrip(false);
        return later;
    }

    private static void remember(KeysetGrid<Integer, Key> list, ListSettings kept) {
        list.setOptional("number", list.getColumns().getFirst().setHeader("Number"));
        list.remember(kept, "numbers");
        list.reload();
        var menu = list.menu();
        UI.getCurrent().add(menu);
        MockVaadin.clientRoundtrip(false);
        _get(Popover.class).open();
        MockVaadin.clientRoundtrip(false);
    }

    @SuppressWarnings("unchecked")
    private static void leaveOut(String column) {
        CheckboxGroup<String> shown = _get(CheckboxGroup.class);
        var left = new HashSet<>(shown.getValue());
        left.remove(column);
        _setValue(shown, left);
    }

    private List<Integer> numbers(KeysetOrder<Key> order, @Nullable Integer after, int limit) {
        if (broken) {
            throw new IllegalStateException("The database is away");
        }
        reads.add(limit);
        var start = after == null ? (order.descending() ? rows : 1) : after + (order.descending() ? -1 : 1);
        return (order.descending()
                        ? IntStream.iterate(start, number -> number >= 1, number -> number - 1)
                        : IntStream.iterate(start, number -> number <= rows, number -> number + 1))
                .limit(limit)
                .boxed()
                .toList();
    }

    private static final class Kept implements ListSettings {

        private final Map<String, ListLook> looks = new HashMap<>();

        @Override
        public ListLook of(String list) {
            return looks.getOrDefault(list, ListLook.USUAL);
        }

        @Override
        public void keep(String list, ListLook look) {
            looks.put(list, look);
        }
    }

    private enum Key {
        NUMBER
    }
}
