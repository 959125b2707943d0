package io.onewindow.supervision;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes the parts of the tables that are parted by month before their month begins. The database's own function does
/// it, one node at a time, with the rights of the tables' owner; a month that it missed is kept in the part for the
/// rest.
@Component
class MonthParts {

    private static final Logger LOG = LoggerFactory.getLogger(MonthParts.class);
    private static final int MONTHS_AHEAD = 2;
    private static final int HOURS_BETWEEN = 24;

    private final JdbcClient jdbc;
    private final ScheduledExecutorService daily = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("month-parts").factory());

    MonthParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @PostConstruct
    void begin() {
        makeMissing();
        daily.scheduleWithFixedDelay(this::makeMissing, HOURS_BETWEEN, HOURS_BETWEEN, TimeUnit.HOURS);
    }

    private void makeMissing() {
        try {
            int made = jdbc.sql("select make_month_parts(?)")
                    .param(MONTHS_AHEAD)
                    .query(Integer.class)
                    .single();
            if (made > 0) {
                LOG.atInfo().addKeyValue("made", made).log("month parts made");
            }
        } catch (DataAccessException refused) {
            LOG.atWarn().setCause(refused).log("month parts not made; tried again in a day");
        }
    }

    @PreDestroy
    void end() {
        daily.shutdownNow();
    }
}
