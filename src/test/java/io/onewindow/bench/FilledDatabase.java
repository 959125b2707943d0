package io.onewindow.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Fills a database that the hub has migrated with finished cases and with open handoffs, as the tables' owner. A case
/// has three handoffs and, once finished, nine answers and seventeen ledger entries; all its digests and hashes hold.
///
/// @param url      JDBC url
/// @param user     owner of the tables
/// @param password its secret
public record FilledDatabase(String url, String user, String password) {

    private static final int BATCH = 5_000;
    private static final int HANDOFFS = 3;
    private static final int DAYS_FINISHED = 720;
    private static final int DAYS_OPEN = 21;
    private static final int CONNECTIONS = 2;

    /// Fills the database of a url: `url user password finishedCases openHandoffs`.
    public static void main(String... arguments) throws SQLException {
        long begun = System.nanoTime();
        FilledDatabase database = new FilledDatabase(arguments[0], arguments[1], arguments[2]);
        long finished = Long.parseLong(arguments[3]);
        database.fill(finished, Long.parseLong(arguments[4]));
        System.out.printf(
                "filled in %d s%n", Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        database.sizes().forEach(System.out::println);
    }

    /// Fills it, and analyses it as autovacuum would.
    ///
    /// @param finished     cases that are issued or closed
    /// @param openHandoffs handoffs that wait for their departments, three to a case
    public void fill(long finished, long openHandoffs) throws SQLException {
        long base = reserved(finished + openHandoffs / HANDOFFS + 2);
        fill(new Share(finished, DAYS_FINISHED, base, true));
        fill(new Share(openHandoffs / HANDOFFS, DAYS_OPEN, base + finished, false));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(functions());
            statement.execute("select pg_temp.fill_rare()");
            statement.execute("vacuum analyze");
        }
    }

    private record Share(long cases, int days, long base, boolean finished) {}

    private void fill(Share share) throws SQLException {
        try (ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> parts = new ArrayList<>();
            for (int part = 0; part < CONNECTIONS; part++) {
                long first = 1 + part * share.cases() / CONNECTIONS;
                long last = (part + 1) * share.cases() / CONNECTIONS;
                parts.add(workers.submit(() -> {
                    fill(share, first, last);
                    return last;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new SQLException("the database could not be filled", failure);
        }
    }

    private void fill(Share share, long first, long last) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off; set work_mem = '64MB'; set temp_buffers = '64MB'");
            statement.execute(functions());
            statement.execute("select pg_temp.make_months(current_date - %d)".formatted(share.days()));
            try (PreparedStatement fill = connection.prepareStatement("select pg_temp.fill(?, ?, ?, ?, ?, ?)")) {
                for (long from = first; from <= last; from += BATCH) {
                    fill.setLong(1, from);
                    fill.setLong(2, Math.min(last, from + BATCH - 1));
                    fill.setLong(3, share.cases());
                    fill.setInt(4, share.days());
                    fill.setLong(5, share.base());
                    fill.setBoolean(6, share.finished());
                    fill.execute();
                }
            }
        }
    }

    // Numbers are unique by region, day and sequence: the filled cases take a piece of the sequence of their own.
    private long reserved(long numbers) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select setval('acceptance_number', nextval('acceptance_number') + %d) - %d"
                                .formatted(numbers + 100, numbers))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// What each table takes, parts summed up: `table rows heapBytes indexBytes`.
    public List<String> sizes() throws SQLException {
        List<String> sizes = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select coalesce(i.inhparent, c.oid)::regclass::text as name, sum(c.reltuples)::bigint,
                            sum(pg_table_size(c.oid)), sum(pg_indexes_size(c.oid))
                        from pg_class c left join pg_inherits i on i.inhrelid = c.oid
                        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by 1 order by 3 desc
                        """)) {
            while (rows.next()) {
                sizes.add("%-20s %,14d rows %,16d B %,16d B index"
                        .formatted(rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return sizes;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static String functions() {
        try (InputStream file = Optional.ofNullable(FilledDatabase.class.getResourceAsStream("fill.sql"))
                .orElseThrow()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
