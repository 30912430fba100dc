package dev.atalaya.components;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a {@link KeysetGrid} reads its rows: those after a row, or the first ones, in an order, at most so many. */
@FunctionalInterface
public interface KeysetSource<T, S extends Enum<S>> extends Serializable {

    List<T> fetch(KeysetOrder<S> order, @Nullable T after, int limit);
}
