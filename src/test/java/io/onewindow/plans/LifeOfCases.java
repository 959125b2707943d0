package io.onewindow.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.broker.BrokerConnection;
import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.hub.Department;
import io.onewindow.hub.HubClient;
import io.onewindow.hub.HubClient.Reply;
import io.onewindow.hub.RunningHub;
import io.onewindow.hub.Samples;
import io.onewindow.issuance.IssuanceDesk;
import io.onewindow.issuance.ResultDelivery;
import io.onewindow.outbox.Channel;
import io.onewindow.outbox.OutboundMessage;
import io.onewindow.outbox.Outbox;
import io.onewindow.party.PartyId;
import io.onewindow.supervision.Reminders;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Everything that happens to cases, done to a running hub as its parties would.
final class LifeOfCases {

    private static final String CONTENT = "%PDF-1.7\nplan";
    private static final Digest PLAN = Digest.of(CONTENT);
    private static final String CLERK = "\"clerk\":{\"id\":\"W1001\",\"name\":\"李敏\"}";

    private final RunningHub hub;
    private final HubClient window;
    private final HubClient operator;

    LifeOfCases(RunningHub hub) {
        this.hub = hub;
        this.window = hub.as("window-01");
        this.operator = hub.as("operator");
    }

    private static String path(String number) {
        return "/api/v1/applications/" + number;
    }

    /// From the application to the closed case, with a document, and read in every way.
    String fromApplicationToClosing() throws JMSException, IOException, InterruptedException {
        String number = acceptedTwice();
        try (Department market = new Department("market", hub);
                Department land = new Department("land", hub)) {
            market.next(number);
            land.next(number);
            hub.as("market").get("/api/v1/materials/" + PLAN.hex());
            ObjectNode received = market.answer(number + "-01", "RECEIVED");
            market.send(received);
            market.send(received);
            market.send(market.answer(number + "-01", "PROGRESS").put("step", "审查"));
            market.send(market.approval(number + "-01"));
            land.send(land.approval(number + "-02"));
            window.await(number, "DECIDED");
        }
        readThrough(number);
        assertThat(window.post(path(number) + "/issuance", """
                        {%s, "certificates": ["C-%s-01", "C-%s-02"], "collector": {"name": "王强"}, "method": "WINDOW"}
                        """.formatted(CLERK, number, number))
                        .status())
                .isEqualTo(200);
        assertThat(window.post(path(number) + "/closing", "{" + CLERK + "}").status())
                .isEqualTo(200);
        return number;
    }

    private String acceptedTwice() {
        window.send(window.request("/api/v1/materials/" + PLAN.hex())
                .header("Content-Type", "application/pdf")
                .PUT(HttpRequest.BodyPublishers.ofString(CONTENT))
                .build());
        ObjectNode application = Samples.application("business-licence", "land-preview");
        application
                .putArray("materials")
                .addObject()
                .put("code", "lease")
                .put("name", "a.pdf")
                .put("mediaType", "application/pdf")
                .put("sha256", PLAN.hex())
                .put("size", CONTENT.length());
        String key = UUID.randomUUID().toString();
        assertThat(window.submit(key, Json.text(application)).status()).isEqualTo(201);
        return window.submit(key, Json.text(application))
                .json()
                .path("acceptanceNo")
                .asString();
    }

    private void readThrough(String number) throws IOException, InterruptedException {
        HttpRequest events = window.request(path(number) + "/events")
                .header("Accept", "text/event-stream")
                .build();
        try (BufferedReader stream = new BufferedReader(new InputStreamReader(
                HttpClient.newHttpClient()
                        .send(events, HttpResponse.BodyHandlers.ofInputStream())
                        .body(),
                StandardCharsets.UTF_8))) {
            assertThat(stream.lines().anyMatch("event:DELIVERED"::equals)).isTrue();
        }
        for (String part : List.of("", "/ledger", "/clock", "/result")) {
            assertThat(operator.get(path(number) + part).status()).isEqualTo(200);
        }
        hub.as("land").get(path(number));
        window.get("/api/v1/materials/" + "0".repeat(64));
    }

    /// Corrections, stopped clocks, a transfer, refused answers.
    void detours() throws JMSException {
        String number = window.accepted(Json.text(Samples.application("fire-safety-check")));
        String handoff = number + "-01";
        try (Department fire = new Department("fire", hub);
                Department police = new Department("police", hub)) {
            fire.next(number);
            correct(fire, number);
            fire.send(fire.answer(handoff, "SUSPENDED")
                    .put("procedure", "检测")
                    .put("legalBasis", "第四十五条")
                    .put("approver", "赵局"));
            fire.send(fire.answer(handoff, "RESUMED"));
            fire.send(fire.answer(handoff, "EXTENDED")
                    .put("days", 10)
                    .put("approver", "赵局")
                    .put("reason", "复杂"));
            window.get(path(number) + "/clock");
            fire.send(fire.answer(handoff, "DECISION"));
            fire.send(fire.answer("5107032026112400000000-01", "RECEIVED"));
            fire.nextRejection(handoff);
            fire.send(fire.answer(handoff, "TRANSFER")
                    .put("toDepartment", "police")
                    .put("reason", "职责调整"));
            police.next(number);
            police.send(police.approval(number + "-02"));
            window.await(number, "DECIDED");
        }
        String withdrawn = window.accepted(Json.text(Samples.application("tax-registration")));
        assertThat(window.post(path(withdrawn) + "/withdrawal", "{" + CLERK + ",\"reason\":\"不开了\"}")
                        .status())
                .isEqualTo(202);
    }

    private void correct(Department fire, String number) throws JMSException {
        String handoff = number + "-01";
        ObjectNode correction = fire.answer(handoff, "CORRECTION").put("dueDays", 5);
        correction
                .putArray("materials")
                .addObject()
                .put("code", "plan")
                .put("name", "平面图")
                .put("why", "缺页");
        fire.send(correction);
        window.await(number, "AWAITING_CORRECTION");
        assertThat(window.post(
                                path(number) + "/corrections",
                                "{%s,\"correctionNo\":\"%s-C1\",\"materials\":[],\"form\":{}}"
                                        .formatted(CLERK, handoff))
                        .status())
                .isEqualTo(202);
        fire.next(number);
    }

    /// What fails, and what an operator does about it.
    void mishaps() {
        String number = window.accepted(Json.text(Samples.application("preparatory-fund")));
        window.awaitHandoff(number + "-01", "DISPATCHED");
        String other = window.accepted(Json.text(Samples.application("preparatory-fund")));
        window.awaitHandoff(other + "-01", "DISPATCHED");
        String answer = """
                {"handoffNo": "%s-01", "messageId": "%s", "kind": "RECEIVED", "officer": {"id": "f1", "name": "王强"}}
                """.formatted(other, other);
        die("department.finance.answers", answer);
        die("department.finance.requests", "{\"handoffNo\":\"" + number + "-01\"}");
        window.awaitHandoff(number + "-01", "PARKED");
        JsonNode dead = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> operator.get("/api/v1/ops/dead").json().path("messages"), all -> all.size() == 2)
                .valueStream()
                .filter(one -> one.path("queue").asString().endsWith("answers"))
                .findFirst()
                .orElseThrow();
        operator.get("/api/v1/ops/parked");
        operator.post("/api/v1/ops/parked/" + number + "-01/retry", "{\"reason\":\"重发\"}");
        window.awaitHandoff(number + "-01", "DISPATCHED");
        assertThat(operator.post("/api/v1/ops/dead/" + dead.path("id").asString() + "/retry", "{\"reason\":\"重发\"}")
                        .status())
                .isEqualTo(202);
        hub.part(Reminders.class).remind();
        hub.part(Outbox.class)
                .failed(new OutboundMessage(
                        0, new PartyId("window-01"), Channel.NOTICES, "none", "", "", 4, new byte[0]));
        hub.part(IssuanceDesk.class)
                .undelivered(List.of(new ResultDelivery(
                        new AcceptanceNumber(number), new PartyId("window-01"), new byte[0], false)));
    }

    private void die(String queue, String text) {
        try (JMSContext context = hub.part(BrokerConnection.class).connections().createContext()) {
            context.createProducer().setProperty("_AMQ_ORIG_QUEUE", queue).send(context.createQueue("hub.dead"), text);
        }
    }

    /// Searches by each parameter, as window and as operator, pages of each.
    void searches(String number) {
        List<String> queries =
                new ArrayList<>(List.of("limit=20", "q=" + number, "q=" + number + "-01", "q=91110000600037341L"));
        queries.addAll(List.of("q=2509-510703-89-01-000050", "q=%E7%BB%B5%E9%98%B3", "q=%E7%8E%8B", "q=%E4%B8%BA"));
        queries.addAll(List.of("status=CLOSED", "status=AWAITING_CORRECTION", "status=WITHDRAWN", "department=tax"));
        queries.addAll(List.of("department=finance&matter=preparatory-fund", "matter=none-such", "matter=food-permit"));
        queries.addAll(
                List.of("projectCode=2509-510703-89-01-000050", "from=2026-11-01&to=2026-11-02", "overdue=true"));
        queries.addAll(List.of("region=510725", "region=510781", "status=IN_PROGRESS&department=tax"));
        queries.addAll(List.of("overdue=true&department=fire", "q=%E7%8E%8B&status=IN_PROGRESS"));
        for (HubClient who : List.of(window, operator)) {
            for (String query : queries) {
                Reply page = who.get("/api/v1/applications?" + query);
                assertThat(page.status()).as(query).isEqualTo(200);
                String next = page.json().path("next").asString("");
                if (!next.isEmpty()) {
                    who.get("/api/v1/applications?" + query + "&cursor=" + next);
                }
            }
        }
    }
}
