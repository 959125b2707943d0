package io.onewindow.hub;

import io.onewindow.canonical.Json;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a killed hub had claimed and not marked: here its leases run for an hour more.
class LeftLeasesTest {

    private static final List<String> LEFT = List.of(
            "update handoff set status = 'QUEUED', lease_owner = 'killed', due_at = now() + interval '1 hour'"
                    + " where status = 'DISPATCHED'",
            "update result set due_at = now() + interval '1 hour'",
            "insert into outbox (party, channel, type, handoff_no, acceptance_no, priority, body, due_at) values"
                    + " ('window-01', 'NOTICES', 'handoff.overdue', '', '', 4, '{}', now() + interval '1 hour')");
    private static final String STILL_LEASED = """
            select (select count(*) from handoff where status = 'QUEUED')
                + (select count(*) from result where due_at is not null) + (select count(*) from outbox)""";

    @Test
    void endAtOnceWhereNobodyElseCanHoldThem() throws IOException, JMSException {
        // Given
        Path data = RunningHub.dataFolder();
        try (RunningHub hub = RunningHub.start("--hub.data-dir=" + data)) {
            HubClient window = hub.as("window-01");
            String decided = window.accepted(Json.text(Samples.application("land-preview")));
            try (Department land = new Department("land", hub)) {
                land.next(decided);
                land.send(land.approval(decided + "-01"));
            }
            window.await(decided, "DECIDED");
            String dispatched = window.accepted(Json.text(Samples.application("tax-registration")));
            window.awaitHandoff(dispatched + "-01", "DISPATCHED");
            LEFT.forEach(left -> hub.part(JdbcClient.class).sql(left).update());
        }
        // When
        try (RunningHub hub = RunningHub.start("--hub.data-dir=" + data)) {
            // Then
            Awaitility.await("nothing is leased any more")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> hub.part(JdbcClient.class)
                            .sql(STILL_LEASED)
                            .query(Integer.class)
                            .single()
                            .equals(0));
        }
    }
}
