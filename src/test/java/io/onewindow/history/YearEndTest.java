package io.onewindow.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.acceptance.AcceptanceDesk;
import io.onewindow.acceptance.Accepting;
import io.onewindow.acceptance.Submission;
import io.onewindow.canonical.Json;
import io.onewindow.hub.RunningHub;
import io.onewindow.hub.Samples;
import io.onewindow.party.PartyId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// A hub in a virtual machine whose time zone is two hours behind the city's, around midnight of New Year's Eve. The
/// hub takes every instant from the database; here a schema before its own gives the database another one.
class YearEndTest {

    private static TimeZone before;
    private static RunningHub hub;

    @BeforeAll
    static void startInAnotherZone() throws SQLException {
        before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Urumqi"));
        hub = RunningHub.start();
        FlywayConnectionDetails owner = hub.part(FlywayConnectionDetails.class);
        try (Connection connection =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("create schema clock");
            statement.execute("""
                    create function clock.clock_timestamp() returns timestamptz stable language sql as
                    $$ select current_setting('clock.at')::timestamptz $$
                    """);
            statement.execute("grant usage on schema clock to public");
        }
    }

    @AfterAll
    static void stop() {
        hub.close();
        TimeZone.setDefault(before);
    }

    /// Accepts applications at an instant.
    private static List<JsonNode> acceptedAt(String instant, int many) {
        List<Submission> submissions = IntStream.range(0, many)
                .mapToObj(i -> new Submission(
                        new PartyId("window-01"),
                        UUID.randomUUID().toString(),
                        Json.bytes(Samples.application("tax-registration"))))
                .toList();
        return hub.part(TransactionTemplate.class).execute(status -> {
            JdbcClient jdbc = hub.part(JdbcClient.class);
            jdbc.sql("select set_config('clock.at', ?, true)")
                    .param(instant)
                    .query()
                    .singleRow();
            jdbc.sql("set local search_path = clock, pg_catalog, public").update();
            return hub.part(AcceptanceDesk.class).acceptAll(submissions).stream()
                    .map(accepting -> switch (accepting) {
                        case Accepting.Accepted accepted -> (JsonNode) accepted.acceptance();
                        case Accepting.Repeated repeated -> throw new AssertionError(repeated);
                        case Accepting.Refused refused -> throw new AssertionError(refused);
                    })
                    .toList();
        });
    }

    private static String number(JsonNode acceptance) {
        return acceptance.path("acceptanceNo").asString();
    }

    @Test
    void countsDaysAndYearsOfTheCityWhateverTheMachinesZone() {
        // When
        List<JsonNode> last = acceptedAt("2026-12-31T23:59:50+08:00", 3);
        List<JsonNode> first = acceptedAt("2027-01-01T00:00:00+08:00", 3);
        // Then
        assertThat(last).allMatch(one -> number(one).startsWith("51070320261231"));
        assertThat(first).allMatch(one -> number(one).startsWith("51070320270101"));
        assertThat(last.getFirst().path("acceptedAt").asString()).isEqualTo("2026-12-31T23:59:50.000+08:00");
        assertThat(first.getFirst().path("acceptedAt").asString()).isEqualTo("2027-01-01T00:00:00.000+08:00");
    }

    @Test
    void givesNoNumberTwiceAcrossTheTurnOfTheYear() {
        // When
        List<String> sequences = IntStream.range(0, 20)
                .mapToObj(i -> i % 2 == 0 ? "2026-12-31T23:59:59.999+08:00" : "2027-01-01T00:00:00.001+08:00")
                .flatMap(instant -> acceptedAt(instant, 15).stream())
                .map(one -> number(one).substring(14, 21))
                .toList();
        // Then
        assertThat(sequences.stream().collect(Collectors.toSet())).hasSize(300);
    }

    @Test
    void startsClocksOnTheCitysDay() {
        // When
        JsonNode last = acceptedAt("2026-12-31T23:59:50+08:00", 1).getFirst().at("/handoffs/0");
        JsonNode first = acceptedAt("2027-01-01T00:00:10+08:00", 1).getFirst().at("/handoffs/0");
        JsonNode evening = acceptedAt("2027-01-01T01:30:00+08:00", 1).getFirst().at("/handoffs/0");
        // Then
        assertThat(last.path("promisedBy").asString()).startsWith("2027-01-0");
        assertThat(first.path("promisedBy").asString())
                .isGreaterThanOrEqualTo(last.path("promisedBy").asString());
        assertThat(evening.path("promisedBy")).isEqualTo(first.path("promisedBy"));
    }
}
