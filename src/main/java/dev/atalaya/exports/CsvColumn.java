package dev.atalaya.exports;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of an export: its heading in the reader's language, and its cell for a row; null is an empty cell. */
public record CsvColumn<T>(String heading, Function<T, @Nullable Object> cell) {}
