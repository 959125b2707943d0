package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.hub.HubClient.Reply;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LedgerTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");
    private String number;

    @BeforeEach
    void decideACase() throws JMSException {
        number = window.accepted(Json.text(Samples.application("tax-registration", "social-insurance")));
        try (Department tax = new Department("tax", hub);
                Department hrss = new Department("hrss", hub)) {
            tax.next(number);
            hrss.next(number);
            tax.send(tax.answer(number + "-01", "PROGRESS").put("step", "带引号\" 反斜杠\\ 制表\t"));
            tax.send(tax.approval(number + "-01"));
            hrss.send(hrss.approval(number + "-02"));
            window.await(number, "DECIDED");
        }
        Awaitility.await().until(() -> window.ledger(number).size() == 8);
    }

    @Test
    void chainsEveryEntryToTheOneBeforeItByCanonicalJson() throws IOException {
        // Given
        JsonNode ledger =
                window.get("/api/v1/applications/" + number + "/ledger").json();
        List<String> broken = new ArrayList<>();
        String previous = Digest.ZERO.text();
        int seq = 0;
        // When
        for (JsonNode entry : ledger.path("entries")) {
            ObjectNode members = entry.deepCopy().asObject();
            String hash = members.remove("hash").asString();
            String canonical = new JsonCanonicalizer(Json.text(members)).getEncodedString();
            seq++;
            if (!Digest.of(canonical).text().equals(hash)
                    || !members.path("previous").asString().equals(previous)
                    || members.path("seq").asInt() != seq) {
                broken.add(entry.toString());
            }
            previous = hash;
        }
        // Then
        assertThat(broken).isEmpty();
        assertThat(ledger.path("head").asString()).isEqualTo(previous);
    }

    @Test
    void namesTheHeadBeforeTheConsolidationInTheResult() {
        // Given
        JsonNode result =
                window.get("/api/v1/applications/" + number + "/result").json();
        // When
        JsonNode consolidated = window.ledger(number)
                .valueStream()
                .filter(entry -> entry.path("event").asString().equals("CONSOLIDATED"))
                .findFirst()
                .orElseThrow();
        // Then
        assertThat(consolidated.path("previous")).isEqualTo(result.path("ledgerHead"));
    }

    @Test
    void showsADepartmentItsOwnHandoffsAndOnlyTheHashesOfTheOthers() {
        // When
        JsonNode entries = hub.as("tax").ledger(number);
        // Then
        assertThat(entries.size()).isEqualTo(8);
        assertThat(entries.valueStream().filter(entry -> !entry.has("omitted")))
                .allSatisfy(
                        entry -> assertThat(entry.path("handoffNo").asString()).isEqualTo(number + "-01"))
                .hasSize(3);
        assertThat(entries.valueStream().filter(entry -> entry.has("omitted")))
                .allSatisfy(entry -> assertThat(entry.propertyNames()).containsExactly("seq", "omitted", "hash"));
    }

    @Test
    void tellsTheLedgerAsAStory() {
        // When
        Reply story = window.get("/api/v1/applications/" + number + "/ledger", "text/plain");
        // Then
        assertThat(story.header("Content-Type")).startsWith("text/plain");
        assertThat(story.text().lines()).hasSize(8);
        assertThat(story.text())
                .contains("window-01 -> hub")
                .contains("李敏")
                .contains("王强")
                .contains("DELIVERED");
    }

    @Test
    void isHiddenFromWhoeverHasNothingToDoWithTheCase() {
        // When
        Reply otherWindow = hub.as("window-02").get("/api/v1/applications/" + number + "/ledger");
        Reply otherDepartment = hub.as("land").get("/api/v1/applications/" + number);
        Reply auditor = hub.as("auditor").get("/api/v1/applications/" + number + "/ledger");
        // Then
        assertThat(otherWindow.status()).isEqualTo(404);
        assertThat(otherDepartment.status()).isEqualTo(404);
        assertThat(auditor.status()).isEqualTo(200);
    }

    @Test
    void tellsAMistypedNumberFromOneThatIsNotThere() {
        // Given
        char last = number.charAt(21);
        String mistyped = number.substring(0, 21) + (last == 'A' ? 'B' : 'A');
        // When
        Reply wrong = window.get("/api/v1/applications/" + mistyped);
        Reply nothing = window.get("/api/v1/applications/nothing");
        // Then
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.code()).isEqualTo("CHECK_CHARACTER");
        assertThat(nothing.code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void cannotBeChangedByTheHubsOwnDatabaseUser() {
        // Given
        JdbcClient database = hub.part(JdbcClient.class);
        // Then
        assertThatThrownBy(() -> database.sql("update ledger_entry set event = 'DECIDED'")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.sql("delete from ledger_entry").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void answersACaseThatDidNotChangeWithNothing() {
        // Given
        String tag = window.get("/api/v1/applications/" + number).header("ETag");
        // When
        Reply unchanged = window.send(window.request("/api/v1/applications/" + number)
                .header("If-None-Match", tag)
                .GET()
                .build());
        // Then
        assertThat(tag).startsWith("\"");
        assertThat(unchanged.status()).isEqualTo(304);
    }
}
