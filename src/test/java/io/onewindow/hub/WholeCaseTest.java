package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WholeCaseTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");

    @Test
    void bringsOneApplicationThroughEveryDepartmentAndBackAsOneResult() throws JMSException {
        // Given
        String number = window.accepted(Json.text(Samples.application("tax-registration", "seal-engraving")));

        // When
        try (Department tax = new Department("tax", hub);
                Department police = new Department("police", hub)) {
            tax.next(number);
            police.next(number);
            tax.send(tax.approval(number + "-01"));
            police.send(police.answer(number + "-02", "DECISION")
                    .put("decision", "REJECTED")
                    .put("reason", "印模不符"));
        }

        // Then
        JsonNode decided = window.await(number, "DECIDED");
        assertThat(decided.path("outcome").asString()).isEqualTo("PARTLY_APPROVED");
        JsonNode result =
                window.get("/api/v1/applications/" + number + "/result").json();
        assertThat(result).isEqualTo(decided.path("result"));
        assertThat(result.path("matters")
                        .valueStream()
                        .map(one -> one.path("decision").asString()))
                .containsExactly("APPROVED", "REJECTED");
        assertThat(result.at("/matters/0/certificate/number").asString()).isEqualTo("C-" + number + "-01");
        assertThat(result.at("/matters/1/reason").asString()).isEqualTo("印模不符");
        assertThat(result.at("/issuing/counter").asString()).isEqualTo("A03");
    }

    @Test
    void sendsTheDepartmentWhatTheContractSays() throws JMSException {
        // Given
        ObjectNode application = Samples.application("tax-registration");
        ((ObjectNode) application.at("/matters/0/form")).put("scale", "small");
        application.putObject("extensions").put("canary", "must not leak");
        String number = window.accepted(Json.text(application));

        // When
        Message message;
        try (Department tax = new Department("tax", hub)) {
            message = tax.next(number);
            tax.send(tax.approval(number + "-01"));
        }

        // Then
        JsonNode body = Department.body(message);
        assertThat(message.getJMSCorrelationID()).isEqualTo(number + "-01");
        assertThat(message.getJMSType()).isEqualTo("handoff.request");
        assertThat(message.getJMSReplyTo().toString()).isEqualTo("department.tax.answers");
        assertThat(message.getJMSPriority()).isEqualTo(4);
        assertThat(message.getJMSDeliveryMode()).isEqualTo(jakarta.jms.DeliveryMode.PERSISTENT);
        assertThat(message.getJMSExpiration()).isZero();
        assertThat(message.getIntProperty("attempt")).isEqualTo(1);
        assertThat(message.getStringProperty("acceptanceNo")).isEqualTo(number);
        assertThat(message.getStringProperty("handoffNo")).isEqualTo(number + "-01");
        assertThat(message.getStringProperty("matter")).isEqualTo("tax-registration");
        assertThat(message.getStringProperty("contentDigest"))
                .isEqualTo(Digest.of(Department.bytes(message)).text());
        assertThat(body.path("type").asString()).isEqualTo("handoff.request");
        assertThat(body.at("/from/party").asString()).isEqualTo("window-01");
        assertThat(body.at("/from/clerk/name").asString()).isEqualTo("李敏");
        assertThat(body.at("/record/matters/0/form/scale").asString()).isEqualTo("small");
        assertThat(body.path("prerequisites").isEmpty()).isTrue();
        assertThat(Json.text(body)).doesNotContain("canary").doesNotContain("A03");
    }

    @Test
    void holdsAMatterUntilItsPrerequisiteIsApproved() throws JMSException {
        // Given
        ObjectNode application =
                Samples.application("business-licence", "food-permit").put("theme", "open-restaurant");
        String number = window.accepted(Json.text(application));
        assertThat(window.read(number).at("/handoffs/1/status").asString()).isEqualTo("HELD");

        // When
        Message released;
        try (Department market = new Department("market", hub)) {
            market.next(number);
            market.send(market.approval(number + "-01"));
            released = market.next(number);
            market.send(market.approval(number + "-02"));
        }

        // Then
        JsonNode prerequisite = Department.body(released).at("/prerequisites/0");
        assertThat(prerequisite.path("handoffNo").asString()).isEqualTo(number + "-01");
        assertThat(prerequisite.path("decision").asString()).isEqualTo("APPROVED");
        assertThat(prerequisite.at("/certificate/number").asString()).isEqualTo("C-" + number + "-01");
        assertThat(window.await(number, "DECIDED").path("outcome").asString()).isEqualTo("ALL_APPROVED");
    }

    @Test
    void cancelsWhatWaitedForARefusedPrerequisite() throws JMSException {
        // Given
        ObjectNode application =
                Samples.application("business-licence", "food-permit").put("theme", "open-restaurant");
        String number = window.accepted(Json.text(application));

        // When
        try (Department market = new Department("market", hub)) {
            market.next(number);
            market.send(market.answer(number + "-01", "DECISION")
                    .put("decision", "REJECTED")
                    .put("reason", "名称重复"));
        }

        // Then
        JsonNode decided = window.await(number, "DECIDED");
        assertThat(decided.path("outcome").asString()).isEqualTo("REJECTED");
        assertThat(decided.at("/handoffs/1/status").asString()).isEqualTo("CANCELLED");
        assertThat(decided.at("/result/matters/1/decision").asString()).isEqualTo("CANCELLED");
        assertThat(decided.at("/result/matters/1/reason").asString())
                .isEqualTo("前置事项 business-licence 未获批准 | prerequisite business-licence was not approved");
    }

    @Test
    void recordsWhoMadeEachHandoffInTheOrderInWhichItHappened() throws JMSException {
        // Given
        String number = window.accepted(Json.text(Samples.application("social-insurance")));

        // When
        try (Department hrss = new Department("hrss", hub)) {
            hrss.next(number);
            hrss.send(hrss.answer(number + "-01", "RECEIVED"));
            hrss.send(hrss.answer(number + "-01", "PROGRESS")
                    .put("step", "初审")
                    .put("occurredAt", "2026-11-20T09:00:00+08:00"));
            hrss.send(hrss.approval(number + "-01"));
            window.await(number, "DECIDED");
        }

        // Then
        JsonNode entries = org.awaitility.Awaitility.await().until(() -> window.ledger(number), all -> all.size() == 7);
        assertThat(entries.valueStream().map(entry -> entry.path("event").asString()))
                .containsExactly(
                        "ACCEPTED", "DISPATCHED", "RECEIVED", "PROGRESS", "DECIDED", "CONSOLIDATED", "DELIVERED");
        assertThat(entries.at("/0/person/name").asString()).isEqualTo("李敏");
        assertThat(entries.at("/1/from").asString()).isEqualTo("hub");
        assertThat(entries.at("/1/to").asString()).isEqualTo("hrss");
        assertThat(entries.at("/3/occurredAt").asString()).isEqualTo("2026-11-20T09:00:00+08:00");
        assertThat(entries.at("/4/person/unit").asString()).isEqualTo("审批科");
        assertThat(entries.at("/4/party").asString()).isEqualTo("hrss");
        assertThat(List.of(entries.at("/6/to").asString())).containsExactly("window-01");
    }
}
