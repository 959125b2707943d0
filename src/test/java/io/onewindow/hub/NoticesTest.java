package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.contracts.MessageContract;
import io.onewindow.supervision.Reminders;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a window hears of its cases while departments work on them.
class NoticesTest {

    private static final String QUEUE = "window.window-01.notices";
    private static final long PATIENCE_MILLIS = 15_000;

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");
    private Connection connection;
    private MessageConsumer notices;
    private Department fire;
    private String number;
    private String handoff;

    @BeforeEach
    void passOneHandoffOn() throws JMSException {
        connection = new JmsConnectionFactory("window-01", "demo", "amqp://127.0.0.1:" + hub.brokerPort())
                .createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        notices = session.createConsumer(session.createQueue(QUEUE));
        connection.start();
        fire = new Department("fire", hub);
        number = window.accepted(Json.text(Samples.application("fire-safety-check")));
        handoff = number + "-01";
        fire.next(number);
        window.awaitHandoff(handoff, "DISPATCHED");
    }

    @AfterEach
    void leave() throws JMSException {
        fire.close();
        connection.close();
    }

    /// The notices about the case, up to one of that type.
    private List<JsonNode> noticesUntil(String last) throws JMSException {
        List<JsonNode> heard = new ArrayList<>();
        for (Message notice = notices.receive(PATIENCE_MILLIS);
                notice != null;
                notice = notices.receive(PATIENCE_MILLIS)) {
            JsonNode body = Department.body(MessageContract.check(QUEUE, notice));
            if (!body.path("acceptanceNo").asString().equals(number)) {
                continue;
            }
            heard.add(body);
            if (last.equals(notice.getJMSType())) {
                return heard;
            }
        }
        throw new AssertionError("no " + last + " about " + number + ", but " + heard);
    }

    private void suspendAndResume() throws JMSException {
        fire.send(fire.answer(handoff, "SUSPENDED")
                .put("procedure", "检测")
                .put("legalBasis", "行政许可法第四十五条")
                .put("approver", "赵局"));
        fire.send(fire.answer(handoff, "RESUMED"));
    }

    @Test
    void tellTheWindowEachThingThatADepartmentDoesToItsDeadline() throws JMSException {
        // Given
        ObjectNode correction = fire.answer(handoff, "CORRECTION").put("dueDays", 5);
        correction
                .putArray("materials")
                .addObject()
                .put("code", "plan")
                .put("name", "平面图")
                .put("why", "缺页");
        // When
        suspendAndResume();
        fire.send(fire.answer(handoff, "EXTENDED")
                .put("days", 10)
                .put("approver", "赵局")
                .put("reason", "情况复杂"));
        fire.send(correction);
        fire.send(fire.answer(handoff, "TRANSFER").put("toDepartment", "police").put("reason", "职责调整"));
        // Then
        List<JsonNode> heard = noticesUntil("handoff.transferred");
        assertThat(heard)
                .extracting(notice -> notice.path("type").asString())
                .containsExactly(
                        "handoff.suspended",
                        "handoff.resumed",
                        "handoff.extended",
                        "correction.asked",
                        "handoff.transferred");
        assertThat(heard).allMatch(notice -> notice.path("handoffNo").asString().equals(handoff));
        assertThat(heard.getLast().path("newHandoffNo").asString()).isEqualTo(number + "-02");
    }

    @Test
    void tellTheWindowOnceThatAPromiseWasBroken() throws JMSException {
        // Given
        hub.part(JdbcClient.class).sql("""
                        update handoff
                        set clock_start = clock_start - 20, promised_by = clock_start - 10, statutory_by = clock_start - 5
                        where acceptance_no = ?
                        """).param(number).update();
        // When
        hub.part(Reminders.class).remind();
        hub.part(Reminders.class).remind();
        List<JsonNode> heard = noticesUntil("handoff.overdue");
        suspendAndResume();
        // Then
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().path("status").asString()).isEqualTo("DISPATCHED");
        assertThat(noticesUntil("handoff.resumed"))
                .extracting(notice -> notice.path("type").asString())
                .containsExactly("handoff.suspended", "handoff.resumed");
    }
}
