package io.onewindow.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.hub.Department;
import io.onewindow.hub.HubClient;
import io.onewindow.hub.RunningHub;
import io.onewindow.hub.Samples;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import tools.jackson.databind.JsonNode;

/// An answer that can be read and never be stored, at the head of a queue with two hundred good ones behind it: the
/// database refuses to keep it, by a trigger of its owner's, until that is mended.
class PoisonTest {

    private static final int GOOD = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static RunningHub hub;
    private static HubClient window;

    @BeforeAll
    static void start() {
        hub = RunningHub.start("--hub.broker.redelivery-delay=10ms");
        window = hub.as("window-01");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static void asOwner(String sql) throws SQLException {
        FlywayConnectionDetails owner = hub.part(FlywayConnectionDetails.class);
        try (Connection connection =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<JsonNode> dead() {
        return hub.as("operator")
                .get("/api/v1/ops/dead")
                .json()
                .path("messages")
                .valueStream()
                .toList();
    }

    private static long count(String number, String event) {
        return window.ledger(number)
                .valueStream()
                .filter(entry -> entry.path("event").asString().equals(event))
                .count();
    }

    @Test
    void letsTwoHundredGoodAnswersPassAPoisonedOneAndTakesItOnceWhenItIsMended() throws JMSException, SQLException {
        // Given
        asOwner("""
                create function poison() returns trigger language plpgsql as
                $$ begin raise exception 'poison'; end $$
                """);
        asOwner("""
                create trigger poison before insert on answer for each row when (new.message_id = 'poison')
                execute function poison()
                """);
        String number = window.accepted(Json.text(Samples.application("tax-registration")));
        String handoff = number + "-01";
        try (Department tax = new Department("tax", hub)) {
            tax.next(number);
            window.awaitHandoff(handoff, "DISPATCHED");
            List<JsonNode> answers = new ArrayList<>();
            answers.add(tax.answer(handoff, "RECEIVED").put("messageId", "poison"));
            for (int i = 0; i < GOOD; i++) {
                answers.add(tax.answer(handoff, "PROGRESS").put("step", "第" + i + "步"));
            }
            // When
            for (JsonNode answer : answers) {
                tax.send(answer);
            }
        }
        // Then
        Awaitility.await("the good ones pass").atMost(PATIENCE).until(() -> count(number, "PROGRESS") == GOOD);
        Awaitility.await("the poisoned one is dead").atMost(PATIENCE).until(() -> dead().size() == 1);
        assertThat(count(number, "RECEIVED")).isZero();
        // And once it is mended, the operator sends it again
        asOwner("drop trigger poison on answer");
        String retry = "/api/v1/ops/dead/" + dead().getFirst().path("id").asString() + "/retry";
        assertThat(hub.as("operator").post(retry, "{\"reason\":\"已修复\"}").status())
                .isEqualTo(202);
        assertThat(hub.as("operator").post(retry, "{\"reason\":\"再来\"}").status())
                .isEqualTo(409);
        assertThat(count(number, "RECEIVED")).isEqualTo(1);
    }
}
