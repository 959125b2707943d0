package io.onewindow.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// What a PostgreSQL server would lose, or date wrongly, of what it has committed for the hub
/// (PostgreSQL documentation, "Write Ahead Log" settings).
final class CommitCheck {

    /// Deadlines, ledger and clerks read the same time: more than this apart, one of them is wrong.
    static final Duration CLOCKS_APART = Duration.ofSeconds(5);

    private CommitCheck() {}

    /// Everything that is wrong with the server, as this connection sees it; nothing when it keeps what it commits.
    static List<String> faults(Connection connection) throws SQLException {
        List<String> faults = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select name, setting from pg_settings
                        where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name
                        """)) {
            while (rows.next()) {
                faults.add("has %s=off, which loses commits: switch it on".formatted(rows.getString(1)));
            }
        }
        Duration apart = clocksApart(connection);
        if (apart.compareTo(CLOCKS_APART) > 0) {
            faults.add("has a clock %d s from this machine's: set both by the same time server"
                    .formatted(apart.toSeconds()));
        }
        return faults;
    }

    private static Duration clocksApart(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            Instant there = row.getObject(1, OffsetDateTime.class).toInstant();
            return Duration.between(there, Instant.now()).abs();
        }
    }
}
