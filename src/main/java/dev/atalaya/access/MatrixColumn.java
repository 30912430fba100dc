package dev.atalaya.access;

import java.io.Serializable;

/** An agent or a user at the head of a column; the detail is the slug or the e-mail. */
public record MatrixColumn(long id, String name, String detail) implements Serializable {}
