package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.HubClient.Reply;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationFaultsTest {

    private final HubClient window = RunningHub.shared().as("window-01");

    @ParameterizedTest
    @CsvSource({
        "applicantNmae, applicant?",
        "Clerk, clerk?",
        "@class, window / clerk / applicant",
        "xx, window / clerk / applicant",
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
}
