package io.onewindow.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.crash.Mail.Letter;
import io.onewindow.hub.HubClient.Reply;
import io.onewindow.hub.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One case on its way through the hub, with its window and its departments.
final class OneCase {

    private static final String APPLICATIONS = "/api/v1/applications/";

    private final CrashingHub hub;
    private final String number;

    OneCase(CrashingHub hub, String number) {
        this.hub = hub;
        this.number = number;
    }

    static OneCase accepted(CrashingHub hub, String... matters) {
        return new OneCase(hub, hub.window().accepted(Json.text(Samples.application(matters))));
    }

    /// A case that its department has, and that the hub knows it has.
    static OneCase dispatched(CrashingHub hub, String... matters) {
        OneCase one = accepted(hub, matters);
        one.awaitDispatched();
        return one;
    }

    static ConditionFactory patiently(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    String number() {
        return number;
    }

    /// The first handoff.
    String handoff() {
        return number + "-01";
    }

    String path(String what) {
        return APPLICATIONS + number + what;
    }

    JsonNode read() {
        return hub.window().read(number);
    }

    private List<JsonNode> handoffs() {
        return read().path("handoffs").valueStream().toList();
    }

    String department() {
        return handoffs().getFirst().path("department").asString();
    }

    void awaitDispatched() {
        patiently("the departments have " + number)
                .until(() -> handoffs().stream()
                        .allMatch(one -> one.path("status").asString().equals("DISPATCHED")));
    }

    void await(String status) {
        patiently(number + " is " + status)
                .until(() -> read().path("status").asString().equals(status));
    }

    void awaitEvent(String event) {
        patiently(number + " has an entry " + event).until(() -> events().contains(event));
    }

    /// An answer of its department, to be completed.
    static ObjectNode answer(String handoff, String kind) {
        ObjectNode answer = Json.object()
                .put("handoffNo", handoff)
                .put("messageId", UUID.randomUUID().toString())
                .put("kind", kind);
        answer.putObject("officer").put("id", "q-1").put("name", "王强");
        return answer;
    }

    static ObjectNode approval(String handoff) {
        ObjectNode answer = answer(handoff, "DECISION").put("decision", "APPROVED");
        answer.putObject("certificate").put("type", "许可证").put("number", "C-" + handoff);
        return answer;
    }

    static ObjectNode correction(String handoff) {
        ObjectNode answer = answer(handoff, "CORRECTION");
        answer.putArray("materials")
                .addObject()
                .put("code", "m-1")
                .put("name", "平面图")
                .put("why", "缺少签章");
        return answer;
    }

    /// An answer over HTTP.
    Reply answers(ObjectNode answer) {
        String handoff = answer.path("handoffNo").asString();
        return hub.as(department(handoff)).post("/api/v1/handoffs/" + handoff + "/answers", Json.text(answer));
    }

    private String department(String handoff) {
        return handoffs().stream()
                .filter(one -> one.path("handoffNo").asString().equals(handoff))
                .findFirst()
                .orElseThrow()
                .path("department")
                .asString();
    }

    /// The window hands every certificate over.
    Reply issue() {
        ObjectNode issuance = Json.object();
        issuance.putObject("clerk").put("id", "W1001").put("name", "李敏");
        issuance.putObject("collector").put("name", "周芳");
        ArrayNode certificates = issuance.put("method", "WINDOW").putArray("certificates");
        read().at("/result/matters")
                .valueStream()
                .map(matter -> matter.at("/certificate/number").asString())
                .forEach(certificates::add);
        return hub.window().post(path("/issuance"), Json.text(issuance));
    }

    /// Every department that has not decided yet approves; the certificates are handed over.
    void goesOnToIssued() {
        for (JsonNode handoff : handoffs()) {
            String status = handoff.path("status").asString();
            if (!status.equals("APPROVED")) {
                assertThat(answers(approval(handoff.path("handoffNo").asString()))
                                .status())
                        .isEqualTo(202);
            }
        }
        awaitEvent("DELIVERED");
        if (!read().path("status").asString().equals("ISSUED")) {
            assertThat(issue().status()).isEqualTo(200);
        }
        assertThat(read().path("status").asString()).isEqualTo("ISSUED");
    }

    List<String> events() {
        return hub.window()
                .ledger(number)
                .valueStream()
                .map(entry -> entry.path("event").asString())
                .toList();
    }

    /// Its ledger holds these events, in any order, each as often as named, in a whole chain.
    void hasExactly(String... events) {
        assertThat(events()).as(number).containsExactlyInAnyOrder(events);
        String previous = Digest.ZERO.text();
        int seq = 0;
        for (JsonNode entry : hub.window().ledger(number)) {
            ObjectNode members = entry.deepCopy().asObject();
            String hash = members.remove("hash").asString();
            assertThat(members.path("seq").asInt()).isEqualTo(++seq);
            assertThat(members.path("previous").asString()).isEqualTo(previous);
            assertThat(hash).isEqualTo(Digest.of(canonical(members)).text());
            previous = hash;
        }
    }

    private static String canonical(ObjectNode members) {
        try {
            return new JsonCanonicalizer(Json.text(members)).getEncodedString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Letter> at(String queue) {
        return hub.mail().about(number, queue);
    }

    /// The department got requests of these attempts of the first handoff, and no more.
    void requestedWith(Integer... attempts) {
        assertThat(at("department." + department() + ".requests"))
                .filteredOn(letter -> letter.type().equals("handoff.request"))
                .filteredOn(letter -> letter.correlation().equals(handoff()))
                .extracting(letter -> letter.body().path("attempt").asInt())
                .containsExactly(attempts);
    }

    /// What the department was told after the request.
    List<String> toldAfterwards() {
        return at("department." + department() + ".requests").stream()
                .map(Letter::type)
                .filter(type -> !type.equals("handoff.request"))
                .toList();
    }

    /// The window got one result.
    void hasOneResult() {
        assertThat(at("window.window-01.results")).as("results of " + number).hasSize(1);
    }

    /// The corrections that the window was asked for, as often as it was.
    List<String> notices() {
        return at("window.window-01.notices").stream()
                .map(letter -> letter.body().path("correctionNo").asString())
                .toList();
    }

    static String[] ordinary(String... more) {
        String[] usual = {"ACCEPTED", "DISPATCHED", "DECIDED", "CONSOLIDATED", "DELIVERED", "ISSUED"};
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return all;
    }
}
