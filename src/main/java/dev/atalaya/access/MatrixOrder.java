package dev.atalaya.access;

/** What the rows of the matrix are sorted by. */
public enum MatrixOrder {
    NAME
}
