package io.onewindow.commit;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// Rows as columns: what a multi-row statement takes through `unnest`, one array a column.
public final class Columns {

    private Columns() {}

    /// A column of texts.
    public static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /// A column of instants, as texts that PostgreSQL casts to `timestamptz`.
    public static <T> String[] instants(Collection<T> rows, Function<T, Instant> column) {
        return rows.stream().map(row -> column.apply(row).toString()).toArray(String[]::new);
    }

    /// A column of whole numbers.
    public static <T> Integer[] numbers(Collection<T> rows, ToIntFunction<T> column) {
        return rows.stream().map(column::applyAsInt).toArray(Integer[]::new);
    }

    /// A column of truth values.
    public static <T> Boolean[] flags(Collection<T> rows, Predicate<T> column) {
        return rows.stream().map(column::test).toArray(Boolean[]::new);
    }

    /// A column of bytes.
    public static <T> byte[][] bytes(Collection<T> rows, Function<T, byte[]> column) {
        return rows.stream().map(column).toArray(byte[][]::new);
    }
}
