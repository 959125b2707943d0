package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.hub.HubClient.Reply;
import jakarta.jms.JMSException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class IssuanceTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");

    @Test
    void handsOutTwoCertificatesThatHaveTheSameNumberOneByOne() throws JMSException {
        // Given
        String number = window.accepted(Json.text(Samples.application("tax-registration", "seal-engraving")));
        try (Department tax = new Department("tax", hub);
                Department police = new Department("police", hub)) {
            tax.next(number);
            police.next(number);
            tax.send(numbered(tax.approval(number + "-01")));
            police.send(numbered(police.approval(number + "-02")));
        }
        window.await(number, "DECIDED");
        // When
        Reply three = issue(number, "\"2026-7\", \"2026-7\", \"2026-7\"");
        Reply one = issue(number, "\"2026-7\"");
        Reply other = issue(number, "\"2026-7\"");
        Reply again = issue(number, "\"2026-7\"");
        // Then
        assertThat(three.codeAt("/certificates/2")).isEqualTo("ALREADY_ISSUED");
        assertThat(one.json().path("remaining").valueStream().map(left -> left.asString()))
                .containsExactly("2026-7");
        assertThat(other.json().path("status").asString()).isEqualTo("ISSUED");
        assertThat(again.code()).isEqualTo("ALREADY_ISSUED");
    }

    private static ObjectNode numbered(ObjectNode approval) {
        approval.withObject("/certificate").put("number", "2026-7");
        return approval;
    }

    private Reply issue(String number, String certificates) {
        return window.post("/api/v1/applications/" + number + "/issuance", """
                {"clerk": {"id": "W1001", "name": "李敏"}, "certificates": [%s],
                 "collector": {"name": "王强"}, "method": "WINDOW"}""".formatted(certificates));
    }
}
