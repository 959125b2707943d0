package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.HubClient.Reply;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ApplicationFaultsTest {

    private final HubClient window = RunningHub.shared().as("window-01");

    @ParameterizedTest
    @CsvSource({
        "applicantNmae, 是否为 applicant？",
        "Clerk, 是否为 clerk？",
        "@class, 是否为 window / clerk / applicant",
        "xx, 是否为 window / clerk / applicant",
    })
    void refusesAnUnknownMemberUnderOneCodeAndNamesWhatIsKnown(String member, String told) {
        // When
        Reply reply = window.submit(
                "unknown-" + UUID.randomUUID(),
                Samples.with(Samples.application("land-preview"), one -> one.put(member, "x")));
        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.faults()).containsExactly("/" + member + " UNKNOWN_FIELD");
        assertThat(reply.text()).contains(told);
    }

    @Test
    void namesNoFaultThatFollowsFromAnother() {
        // Given
        String application = Samples.with(Samples.application(), one -> {
            one.put("clerk", "李敏").put("matters", "land-preview").put("agent", "王强");
            one.withObject("/applicant").put("kind", "COMPANY").put("idType", "CODE");
            one.putArray("materials").addObject().put("code", "a").put("name", "a");
            ((ObjectNode) one.at("/materials/0"))
                    .put("mediaType", "application/pdf")
                    .put("sha256", "ABC")
                    .put("size", 1);
            one.withArray("/materials")
                    .addObject()
                    .put("code", "b")
                    .put("name", "b")
                    .put("mediaType", "application/pdf")
                    .put("sha256", "")
                    .put("size", 1);
        });
        // When
        Reply reply = window.submit("follows-" + UUID.randomUUID(), application);
        // Then
        assertThat(reply.faults())
                .containsExactlyInAnyOrder(
                        "/clerk WRONG_TYPE",
                        "/matters WRONG_TYPE",
                        "/agent WRONG_TYPE",
                        "/applicant/kind NOT_ONE_OF",
                        "/applicant/idType NOT_ONE_OF",
                        "/materials/0/sha256 DIGEST_FORM",
                        "/materials/1/sha256 REQUIRED");
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 110105194912310021, RESIDENT_ID_CHECK",
        "USCC, bad, USCC_FORM",
        "RESIDENT_ID, 11010519491231002X, ''",
    })
    void checksTheIdentityNumberOfAnAgent(String type, String number, String code) {
        // Given
        String application = Samples.with(
                Samples.application("land-preview"),
                one -> one.putObject("agent")
                        .put("name", "王强")
                        .put("idType", type)
                        .put("idNumber", number)
                        .put("authorization", "委托书"));
        // When
        Reply reply = window.submit("agent-" + UUID.randomUUID(), application);
        // Then
        assertThat(reply.status()).isEqualTo(code.isEmpty() ? 201 : 422);
        assertThat(code.isEmpty() ? "" : reply.codeAt("/agent/idNumber")).isEqualTo(code);
    }
}
