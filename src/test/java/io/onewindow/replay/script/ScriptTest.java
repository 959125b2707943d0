package io.onewindow.replay.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Digest;
import io.onewindow.ledger.Event;
import io.onewindow.party.Person;
import io.onewindow.replay.script.RecordedCase.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final String HANDOFF = "5107002026112400000012-01";

    private final RecordedCase recorded = new RecordedCase(
            7,
            "case-4028",
            true,
            "2010-10-01T00:00:00.020+02:00",
            List.of(
                    new Step("T02 Check", new Person("admin1", "admin1", "Group 2"), "2010-11-04T10:01:23.772+01:00"),
                    new Step("T04 Determine", new Person("test", "test"), "2010-11-04T15:27:23.400+01:00")));

    @Test
    void submitsACaseAsTheContractSays() {
        // When
        String application = new String(Script.application(recorded), StandardCharsets.UTF_8);
        // Then
        assertThat(application).isEqualTo("""
                {"window":{"hall":"510700-01","counter":"replay"},"clerk":{"id":"replay","name":"历史办件回放"},\
                "applicant":{"kind":"ORGANIZATION","name":"case-4028","idType":"OTHER","idNumber":"case-4028"},\
                "region":"510700","serviceMode":"COUNTER","occurredAt":"2010-10-01T00:00:00.020+02:00",\
                "matters":[{"code":"permit-receipt","form":{}}],"extensions":{"caseId":"case-4028"}}""");
    }

    @Test
    void submitsUnderAKeyThatHoldsAnyCaseId() {
        // Given
        RecordedCase chinese = new RecordedCase(8, "办件 一", false, recorded.submittedAt(), recorded.steps());
        // When
        List<String> keys = List.of(Script.key(recorded), Script.key(chinese));
        // Then
        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("replay-[0-9a-f]{64}"));
    }

    @Test
    void sendsEveryStepInOrderAndThenTheDecision() {
        // When
        List<Script.Line> lines = Script.lines(recorded, HANDOFF);
        // Then
        assertThat(lines).extracting(Script.Line::body).containsExactly("""
                {"handoffNo":"5107002026112400000012-01","messageId":"case-4028/1","kind":"PROGRESS",\
                "officer":{"id":"admin1","name":"admin1","unit":"Group 2"},\
                "occurredAt":"2010-11-04T10:01:23.772+01:00","step":"T02 Check"}""", """
                {"handoffNo":"5107002026112400000012-01","messageId":"case-4028/2","kind":"PROGRESS",\
                "officer":{"id":"test","name":"test"},\
                "occurredAt":"2010-11-04T15:27:23.400+01:00","step":"T04 Determine"}""", """
                {"handoffNo":"5107002026112400000012-01","messageId":"case-4028/decision","kind":"DECISION",\
                "officer":{"id":"test","name":"test"},\
                "occurredAt":"2010-11-04T15:27:23.400+01:00","decision":"APPROVED","reason":"T04 Determine"}""");
        assertThat(lines).extracting(Script.Line::event).containsExactly(Event.PROGRESS, Event.PROGRESS, Event.DECIDED);
        assertThat(lines)
                .allMatch(line -> line.digest().equals(Digest.of(line.body()).text()));
    }
}
