package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import jakarta.jms.JMSException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class NullMembersTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");

    @Test
    void tellsADepartmentNothingOfAMemberThatItsWindowLeftNull() throws JMSException {
        // Given
        ObjectNode application = Samples.application("business-licence");
        application.putNull("projectCode").putNull("theme");
        ((ObjectNode) application.path("clerk")).putNull("unit");
        ((ObjectNode) application.path("applicant")).putNull("phone");
        ((ObjectNode) application.at("/matters/0/form")).putNull("floor");
        String number = window.accepted(Json.text(application));
        // When
        JsonNode request;
        try (Department market = new Department("market", hub)) {
            request = Department.body(market.next(number));
        }
        // Then
        assertThat(request.at("/from/clerk").has("unit")).isFalse();
        assertThat(request.at("/record/applicant").has("name")).isTrue();
        assertThat(request.at("/record/applicant").has("phone")).isFalse();
        assertThat(request.at("/record/matters/0/form").has("floor")).isTrue();
    }

    @Test
    void tellsAWindowNothingOfAMemberThatADepartmentLeftNull() throws JMSException {
        // Given
        String number = window.accepted(Json.text(Samples.application("seal-engraving")));
        String handoff = number + "-01";
        // When
        JsonNode waiting;
        try (Department police = new Department("police", hub)) {
            police.next(number);
            ObjectNode correction = police.answer(handoff, "CORRECTION");
            correction
                    .putArray("materials")
                    .addObject()
                    .put("code", "proof")
                    .put("name", "证明")
                    .put("why", "无法核实")
                    .putNull("form");
            police.send(correction);
            waiting = window.await(number, "AWAITING_CORRECTION");
            ObjectNode approval = police.approval(handoff);
            ((ObjectNode) approval.path("certificate")).putNull("validTo").put("series", "B");
            police.send(approval);
        }
        JsonNode decided = window.await(number, "DECIDED");
        // Then
        assertThat(waiting.at("/corrections/0/materials/0").propertyNames())
                .containsExactlyInAnyOrder("code", "name", "why");
        assertThat(decided.at("/result/matters/0/certificate").propertyNames())
                .containsExactlyInAnyOrder("type", "number", "series");
    }
}
