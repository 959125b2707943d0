package io.onewindow.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/// Rows that never change themselves, by their key, in the order in which they were inserted.
///
/// @param <K> the primary key
/// @param <R> a row
public final class MemoryTable<K, R> {

    private final Map<K, R> rows = new LinkedHashMap<>();
    private final Map<K, R> saved = new LinkedHashMap<>();

    MemoryTable() {}

    /// One more row.
    public void insert(K key, R row) {
        if (rows.putIfAbsent(key, row) != null) {
            throw new DuplicateKeyException(String.valueOf(key));
        }
    }

    /// Another row in the place of the one of that key.
    public void update(K key, R row) {
        rows.replace(key, row);
    }

    /// The row of that key.
    public Optional<R> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    /// Every row.
    public List<R> rows() {
        return new ArrayList<>(rows.values());
    }

    void save() {
        saved.clear();
        saved.putAll(rows);
    }

    void restore() {
        rows.clear();
        rows.putAll(saved);
    }
}
