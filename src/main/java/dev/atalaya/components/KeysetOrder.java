package dev.atalaya.components;

import java.io.Serializable;

/** How a list is sorted: by one of the columns that have an index, from either end. */
public record KeysetOrder<S extends Enum<S>>(S by, boolean descending) implements Serializable {

    public KeysetOrder<S> reversed() {
        return new KeysetOrder<>(by, !descending);
    }
}
