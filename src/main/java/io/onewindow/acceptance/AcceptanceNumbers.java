package io.onewindow.acceptance;

import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.casefile.AcceptanceNumber;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives acceptance numbers out of blocks of the database's sequence, so that not every application asks for one.
@Component
class AcceptanceNumbers {

    private static final int BLOCK = 100;

    private final JdbcClient jdbc;
    private long next;
    private long end;

    AcceptanceNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AcceptanceNumber next(String region, Instant acceptedAt) {
        return AcceptanceNumber.of(region, HolidayCalendar.dateOf(acceptedAt), nextSequence());
    }

    private synchronized long nextSequence() {
        if (next == end) {
            next = jdbc.sql("select nextval('acceptance_number')")
                    .query(Long.class)
                    .single();
            end = next + BLOCK;
        }
        return next++;
    }
}
