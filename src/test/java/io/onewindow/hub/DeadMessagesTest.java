package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.broker.BrokerConnection;
import io.onewindow.canonical.Json;
import io.onewindow.flow.DeadMessage;
import io.onewindow.operations.DeadLetters;
import jakarta.jms.JMSContext;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeadMessagesTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient operator = hub.as("operator");

    private void die(String queue, String text) {
        try (JMSContext context = hub.part(BrokerConnection.class).connections().createContext()) {
            context.createProducer().setProperty("_AMQ_ORIG_QUEUE", queue).send(context.createQueue("hub.dead"), text);
        }
    }

    private JsonNode dead(String mark) {
        return Awaitility.await()
                .until(
                        () -> operator.get("/api/v1/ops/dead")
                                .json()
                                .path("messages")
                                .valueStream()
                                .filter(one -> one.path("body").asString().contains(mark))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void keepsADeadMessageAboutNothingThatCanBeWritten() {
        // Given
        String mark = UUID.randomUUID().toString();
        // When
        die("department.land.answers", "{\"mark\":\"" + mark + "\",\"handoffNo\":\"x\\u0000\"}");
        // Then
        assertThat(dead(mark).has("handoffNo")).isFalse();
    }

    @Test
    void keepsADeadMessageOnceHoweverOftenItIsDelivered() {
        // Given
        String mark = UUID.randomUUID().toString();
        byte[] body = ("{\"mark\":\"" + mark + "\"}").getBytes(StandardCharsets.UTF_8);
        DeadMessage dead = new DeadMessage(mark, "department.land.answers", "", body, body.length);
        // When
        hub.part(DeadLetters.class).keep(dead);
        hub.part(DeadLetters.class).keep(dead);
        // Then
        assertThat(operator.get("/api/v1/ops/dead").json().path("messages").valueStream())
                .filteredOn(one -> one.path("body").asString().contains(mark))
                .hasSize(1);
    }

    @Test
    void keepsADeadAnswerWhoseHandoffIsSentAgain() {
        // Given
        HubClient window = hub.as("window-01");
        String number = window.accepted(Json.text(Samples.application("tax-registration")));
        String handoff = number + "-01";
        window.awaitHandoff(handoff, "DISPATCHED");
        String mark = UUID.randomUUID().toString();
        die("department.tax.answers", "{\"mark\":\"" + mark + "\",\"handoffNo\":\"" + handoff + "\"}");
        dead(mark);
        die("department.tax.requests", "{\"handoffNo\":\"" + handoff + "\"}");
        window.awaitHandoff(handoff, "PARKED");
        // When
        HubClient.Reply reply = operator.post("/api/v1/ops/parked/" + handoff + "/retry", "{\"reason\":\"again\"}");
        // Then
        assertThat(reply.status()).isEqualTo(202);
        assertThat(dead(mark).path("queue").asString()).isEqualTo("department.tax.answers");
    }

    @Test
    void saysThatADeadMessageOfNoPartysQueueCannotBeSentAgain() {
        // Given
        String mark = UUID.randomUUID().toString();
        die("elsewhere", "{\"mark\":\"" + mark + "\"}");
        String id = dead(mark).path("id").asString();
        // When
        HubClient.Reply reply = operator.post("/api/v1/ops/dead/" + id + "/retry", "{\"reason\":\"again\"}");
        // Then
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("STATE");
    }
}
