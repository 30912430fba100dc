package dev.atalaya.access;

import java.io.Serializable;

/** Which rows and columns of the matrix are wanted: those whose name has the text; the empty one narrows nothing. */
public record MatrixFilter(MatrixSide side, String rows, String columns) implements Serializable {

    public MatrixFilter {
        if (!GrantFilter.accepts(rows) || !GrantFilter.accepts(columns)) {
            throw new IllegalArgumentException("A text to look for has at most 200 characters, in one line");
        }
    }
}
