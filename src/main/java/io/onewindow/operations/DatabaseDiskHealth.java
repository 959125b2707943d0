package io.onewindow.operations;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/// Component `databaseDisk` of the hub's health: down while the database refuses to write for want of room, which it
/// answers to everybody who only asks whether it is there. It hears of that from every statement that fails, and
/// forgets it when half a minute went by without another.
@Component("databaseDiskHealthIndicator")
final class DatabaseDiskHealth implements HealthIndicator, SQLExceptionTranslator {

    /// PostgreSQL's `disk_full`.
    private static final String DISK_FULL = "53100";

    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final SQLExceptionTranslator statements = new SQLExceptionSubclassTranslator();
    private volatile Instant refused = Instant.EPOCH;

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException failed) {
        for (SQLException one = failed; one != null; one = one.getNextException()) {
            if (DISK_FULL.equals(one.getSQLState())) {
                refused = Instant.now();
            }
        }
        return statements.translate(task, sql, failed);
    }

    @Override
    public Health health() {
        Instant last = refused;
        if (last.plus(REMEMBERED).isBefore(Instant.now())) {
            return Health.up().build();
        }
        return Health.down()
                .withDetail("reason", "the database's disk is full")
                .withDetail("last", last.toString())
                .build();
    }
}
