package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.hub.HubClient.Reply;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CaseUnderWayTest {

    private static final String CLERK = "\"clerk\":{\"id\":\"W1001\",\"name\":\"李敏\"}";

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");
    private Department fire;
    private String number;
    private String handoff;
    private String path;

    @BeforeEach
    void passOneHandoffOn() throws JMSException {
        fire = new Department("fire", hub);
        number = window.accepted(Json.text(Samples.application("fire-safety-check")));
        handoff = number + "-01";
        path = "/api/v1/applications/" + number;
        fire.next(number);
        window.awaitHandoff(handoff, "DISPATCHED");
    }

    @AfterEach
    void leave() throws JMSException {
        fire.close();
    }

    private ObjectNode correction() {
        ObjectNode correction = fire.answer(handoff, "CORRECTION").put("dueDays", 5);
        correction
                .putArray("materials")
                .addObject()
                .put("code", "plan")
                .put("name", "平面图")
                .put("why", "缺页");
        return correction;
    }

    private Reply handIn(String correctionNo, String plan) {
        return window.post(
                path + "/corrections",
                "{%s,\"correctionNo\":\"%s\",\"materials\":[],\"form\":{\"plan\":\"%s\"}}"
                        .formatted(CLERK, correctionNo, plan));
    }

    @Test
    void asksTheWindowForACorrectionAndPassesWhatItHandsInOn() throws JMSException {
        // Given
        fire.send(correction());
        JsonNode waiting = window.await(number, "AWAITING_CORRECTION");
        JsonNode asked = waiting.at("/corrections/0");
        // When
        Reply reply = handIn(asked.path("correctionNo").asString(), "v2");
        Message corrected = fire.next(number);
        // Then
        assertThat(asked.path("correctionNo").asString()).isEqualTo(handoff + "-C1");
        assertThat(asked.at("/materials/0/why").asString()).isEqualTo("缺页");
        assertThat(waiting.at("/handoffs/0/clock/stopped").asBoolean()).isTrue();
        assertThat(reply.status()).isEqualTo(202);
        assertThat(corrected.getJMSType()).isEqualTo("handoff.corrected");
        assertThat(Department.body(corrected).at("/form/plan").asString()).isEqualTo("v2");
        assertThat(Department.body(corrected).at("/from/clerk/name").asString()).isEqualTo("李敏");
        assertThat(window.awaitHandoff(handoff, "RECEIVED").at("/clock/stopped").asBoolean())
                .isFalse();
        assertThat(window.read(number).path("corrections").isEmpty()).isTrue();
    }

    @Test
    void takesTheSameCorrectionTwiceAndAnotherOneNot() throws JMSException {
        // Given
        fire.send(correction());
        window.await(number, "AWAITING_CORRECTION");
        // When
        Reply first = handIn(handoff + "-C1", "v2");
        Reply again = handIn(handoff + "-C1", "v2");
        Reply other = handIn(handoff + "-C1", "v3");
        Reply unknown = handIn(handoff + "-C9", "v2");
        // Then
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains("RECEIVED");
        assertThat(unknown.codeAt("/correctionNo")).isEqualTo("CORRECTION_UNKNOWN");
    }

    @Test
    void countsADecisionThatComesDuringACorrection() throws JMSException {
        // Given
        fire.send(correction());
        window.await(number, "AWAITING_CORRECTION");
        // When
        fire.send(fire.approval(handoff));
        window.await(number, "DECIDED");
        // Then
        assertThat(handIn(handoff + "-C1", "late").status()).isEqualTo(409);
    }

    @Test
    void stopsTheClockForASpecialProcedureAndExplainsIt() throws JMSException {
        // Given
        fire.send(fire.answer(handoff, "SUSPENDED")
                .put("procedure", "检测")
                .put("legalBasis", "行政许可法第四十五条")
                .put("approver", "赵局")
                .put("days", 10));
        window.awaitHandoff(handoff, "SUSPENDED");
        // When
        fire.send(fire.answer(handoff, "RESUMED"));
        fire.send(fire.answer(handoff, "EXTENDED")
                .put("days", 10)
                .put("approver", "赵局")
                .put("reason", "情况复杂"));
        JsonNode resumed = window.awaitHandoff(handoff, "RECEIVED");
        org.awaitility.Awaitility.await().until(() -> window.ledger(number).size() == 5);
        // Then
        JsonNode clock = window.get(path + "/clock").json().at("/handoffs/0");
        assertThat(resumed.at("/clock/stopped").asBoolean()).isFalse();
        assertThat(clock.at("/promised/segments")
                        .valueStream()
                        .map(one -> one.path("what").asString()))
                .contains("STOOD", "EXTENDED", "LEFT");
        assertThat(Json.text(clock)).contains("行政许可法第四十五条").contains("赵局").contains("情况复杂");
        assertThat(window.ledger(number)
                        .valueStream()
                        .map(entry -> entry.path("event").asString()))
                .containsExactly("ACCEPTED", "DISPATCHED", "SUSPENDED", "RESUMED", "EXTENDED");
    }

    @Test
    void refusesToResumeWhatWasNotSuspended() throws JMSException {
        // When
        fire.send(fire.answer(handoff, "RESUMED"));
        // Then
        assertThat(fire.nextRejection(handoff).getStringProperty("code")).isEqualTo("NOT_SUSPENDED");
    }

    @Test
    void opensANewHandoffAtTheDepartmentThatAMatterIsTransferredTo() throws JMSException {
        // Given
        fire.send(fire.answer(handoff, "TRANSFER").put("toDepartment", "police").put("reason", "职责调整"));
        // When
        Message request;
        try (Department police = new Department("police", hub)) {
            request = police.next(number);
            police.send(police.approval(number + "-02"));
        }
        // Then
        JsonNode decided = window.await(number, "DECIDED");
        assertThat(Department.body(request).path("matter").asString()).isEqualTo("fire-safety-check");
        assertThat(decided.at("/handoffs/0/status").asString()).isEqualTo("TRANSFERRED");
        assertThat(decided.at("/handoffs/1/department").asString()).isEqualTo("police");
        assertThat(decided.at("/handoffs/1/promisedBy")).isEqualTo(decided.at("/handoffs/0/promisedBy"));
        assertThat(decided.at("/result/matters").size()).isEqualTo(1);
        assertThat(decided.path("outcome").asString()).isEqualTo("ALL_APPROVED");
    }

    @Test
    void refusesATransferToADepartmentThatIsNotThere() throws JMSException {
        // When
        fire.send(fire.answer(handoff, "TRANSFER").put("toDepartment", "moon").put("reason", "不知道"));
        // Then
        assertThat(fire.nextRejection(handoff).getStringProperty("code")).isEqualTo("DEPARTMENT_UNKNOWN");
        assertThat(window.read(number).at("/handoffs/0/status").asString()).isEqualTo("DISPATCHED");
    }

    @Test
    void withdrawsACaseAndTellsItsDepartments() throws JMSException {
        // When
        Reply reply = window.post(path + "/withdrawal", "{" + CLERK + ",\"reason\":\"不开了\"}");
        Message withdrawn = fire.next(number);
        fire.send(fire.approval(handoff));
        org.awaitility.Awaitility.await().until(() -> window.ledger(number).size() == 5);
        // Then
        assertThat(reply.status()).isEqualTo(202);
        assertThat(withdrawn.getJMSType()).isEqualTo("handoff.withdrawn");
        assertThat(Department.body(withdrawn).path("reason").asString()).isEqualTo("不开了");
        assertThat(window.read(number).path("status").asString()).isEqualTo("WITHDRAWN");
        assertThat(window.ledger(number)
                        .valueStream()
                        .map(entry -> entry.path("event").asString()))
                .containsExactly("ACCEPTED", "DISPATCHED", "WITHDRAWN", "CANCELLED", "LATE_ANSWER");
        assertThat(window.post(path + "/withdrawal", "{" + CLERK + ",\"reason\":\"再来\"}")
                        .code())
                .isEqualTo("STATE");
    }

    @Test
    void issuesEachCertificateOnceAndThenClosesTheCase() throws JMSException {
        // Given
        fire.send(fire.approval(handoff));
        window.await(number, "DECIDED");
        String issuance =
                "{%s,\"certificates\":[\"C-%s\"],\"collector\":{\"name\":\"张三\",\"idLast4\":\"002X\"},\"method\":\"WINDOW\"}"
                        .formatted(CLERK, handoff);
        // When
        Reply early = window.post(path + "/closing", "{" + CLERK + "}");
        Reply unknown = window.post(path + "/issuance", issuance.replace("C-", "D-"));
        Reply first = window.post(path + "/issuance", issuance);
        Reply again = window.post(path + "/issuance", issuance);
        Reply withdrawal = window.post(path + "/withdrawal", "{" + CLERK + ",\"reason\":\"晚了\"}");
        Reply closed = window.post(path + "/closing", "{" + CLERK + "}");
        // Then
        assertThat(early.status()).isEqualTo(409);
        assertThat(unknown.codeAt("/certificates/0")).isEqualTo("CERTIFICATE_UNKNOWN");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("status").asString()).isEqualTo("ISSUED");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("ALREADY_ISSUED");
        assertThat(withdrawal.status()).isEqualTo(409);
        assertThat(closed.json().path("status").asString()).isEqualTo("CLOSED");
        assertThat(Json.text(window.ledger(number))).doesNotContain("张三").doesNotContain("002X");
    }

    @Test
    void hasNoResultBeforeTheLastDecisionAndPrintsItAfter() throws JMSException {
        // Given
        Reply before = window.get(path + "/result");
        fire.send(fire.approval(handoff));
        window.await(number, "DECIDED");
        // When
        Reply pdf = window.get(path + "/result", "application/pdf");
        // Then
        assertThat(before.code()).isEqualTo("NO_RESULT_YET");
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.text()).startsWith("%PDF-");
    }
}
