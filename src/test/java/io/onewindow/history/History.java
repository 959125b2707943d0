package io.onewindow.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.answer.Outcome;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.dispatch.DispatchBatch;
import io.onewindow.dispatch.DispatchMarks;
import io.onewindow.hub.Samples;
import io.onewindow.issuance.IssuanceDesk;
import io.onewindow.issuance.ResultDelivery;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One random life of a case: whatever can happen to it, in any order, each step held against what may follow.
final class History {

    private static final List<String> KINDS = List.of(
            "RECEIVED",
            "PROGRESS",
            "CORRECTION",
            "SUSPENDED",
            "RESUMED",
            "EXTENDED",
            "TRANSFER",
            "APPROVED",
            "REJECTED",
            "APPROVED");
    private static final List<String> DEPARTMENTS = List.of("tax", "police", "market", "fire");

    private final Desks desks;
    private final Random random;
    private final String number;
    private final List<ObjectNode> said = new ArrayList<>();
    private final List<String> saidBy = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private List<ResultDelivery> undelivered = new ArrayList<>();
    private Snapshot now;

    History(Desks desks, long seed) {
        this.desks = desks;
        this.random = new Random(seed);
        ObjectNode application = switch (random.nextInt(3)) {
            case 0 -> Samples.application("tax-registration");
            case 1 -> Samples.application("tax-registration", "seal-engraving");
            default -> Samples.application("business-licence", "food-permit").put("theme", "open-restaurant");
        };
        this.number = desks.window().accepted(Json.text(application));
        this.now = Snapshot.of(desks, number);
    }

    List<String> steps() {
        return steps;
    }

    void live(int length) {
        for (int i = 0; i < length; i++) {
            Snapshot before = now;
            step();
            now = Snapshot.of(desks, number);
            now.hasTheStatusOfItsHandoffs();
            now.hasClocksThatStandWhileTheyMust();
            now.keepsPrerequisites();
            now.hasAWholeChain();
            now.follows(before);
        }
    }

    private void step() {
        HandoffNumber handoff = anyHandoff();
        int dice = random.nextInt(100);
        if (dice < 10) {
            did("claim", handoff);
            desks.claim();
        } else if (dice < 25) {
            did("mark", handoff);
            desks.mark(handoff);
        } else if (dice < 28) {
            did("fail", handoff);
            desks.claimed(handoff).ifPresent(this::fail);
        } else if (dice < 32) {
            did("die", handoff);
            desks.part(DispatchMarks.class).died(handoff, "given up");
        } else if (dice < 36) {
            did("retry", handoff);
            byte[] reason = "{\"reason\":\"again\"}".getBytes(StandardCharsets.UTF_8);
            desks.part(DispatchMarks.class).retry(handoff, new Actor(new PartyId("operator")), reason);
        } else if (dice < 75) {
            answer(handoff);
        } else if (dice < 82) {
            repeat();
        } else {
            windowOrHub(dice, handoff);
        }
    }

    private void fail(DispatchBatch batch) {
        desks.part(DispatchMarks.class).failed(batch, "broker away");
    }

    private void windowOrHub(int dice, HandoffNumber handoff) {
        if (dice < 88) {
            did("correct", handoff);
            int correction = 1 + random.nextInt(2);
            ObjectNode handedIn = clerk().put("correctionNo", handoff.correction(correction));
            handedIn.putObject("form").put("sealed", true);
            desks.window().post(path("/corrections"), Json.text(handedIn));
        } else if (dice < 95) {
            did("look for results", handoff);
            undelivered.addAll(desks.due());
        } else if (dice < 97) {
            did("deliver", handoff);
            desks.part(IssuanceDesk.class).delivered(undelivered);
            // Now and then a second time, as after a restart.
            undelivered = random.nextBoolean() ? undelivered : new ArrayList<>();
        } else if (dice < 99) {
            issue(handoff);
        } else {
            did("withdraw", handoff);
            desks.window().post(path("/withdrawal"), Json.text(clerk().put("reason", "不再办理")));
        }
    }

    private void issue(HandoffNumber handoff) {
        did("issue", handoff);
        ObjectNode issuance = clerk().put("method", "WINDOW");
        issuance.putObject("collector").put("name", "周芳");
        ArrayNode certificates = issuance.putArray("certificates");
        now.handoffs().stream()
                .filter(one -> one.status().equals("APPROVED"))
                .forEach(one -> certificates.add("C-" + one.no()));
        desks.window().post(path("/issuance"), Json.text(issuance));
    }

    private void answer(HandoffNumber handoff) {
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        String department = random.nextInt(20) == 0
                ? DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size()))
                : now.row(handoff).department();
        ObjectNode answer = answer(handoff, kind);
        if (random.nextInt(8) == 0) {
            did(kind + " and die", handoff);
            desks.takeAndDie(department, answer);
            Snapshot.of(desks, number).isButForEntries(now, 0);
            return;
        }
        did(kind + " by " + department, handoff);
        Outcome outcome = desks.take(department, answer);
        if (!(outcome instanceof Outcome.Refused)) {
            said.add(answer);
            saidBy.add(department);
        }
        expect(outcome);
    }

    private ObjectNode answer(HandoffNumber handoff, String kind) {
        return switch (kind) {
            case "APPROVED" -> Desks.approval(handoff);
            case "REJECTED" ->
                Desks.answer(handoff, "DECISION").put("decision", kind).put("reason", "不符合条件");
            case "CORRECTION" -> {
                ObjectNode answer = Desks.answer(handoff, kind);
                answer.putArray("materials")
                        .addObject()
                        .put("code", "m")
                        .put("name", "图")
                        .put("why", "缺章");
                yield answer;
            }
            case "SUSPENDED" ->
                Desks.answer(handoff, kind)
                        .put("procedure", "检测")
                        .put("legalBasis", "四十五条")
                        .put("approver", "赵局");
            case "EXTENDED" ->
                Desks.answer(handoff, kind).put("days", 3).put("approver", "赵局").put("reason", "复杂");
            case "TRANSFER" ->
                Desks.answer(handoff, kind)
                        .put("toDepartment", DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size())))
                        .put("reason", "不属本部门");
            case "PROGRESS" -> Desks.answer(handoff, kind).put("step", "审查");
            default -> Desks.answer(handoff, kind);
        };
    }

    /// An answer that was taken comes again: the same, or another one under its number.
    private void repeat() {
        if (said.isEmpty()) {
            return;
        }
        int which = random.nextInt(said.size());
        ObjectNode again = said.get(which).deepCopy();
        boolean other = random.nextInt(3) == 0;
        if (other) {
            again.putObject("officer").put("id", "q-2").put("name", "别人");
        }
        did(other ? "conflict" : "duplicate", anyHandoff());
        Outcome outcome = desks.take(saidBy.get(which), again);
        assertThat(outcome).isInstanceOf(other ? Outcome.Refused.class : Outcome.Duplicate.class);
        expect(outcome);
    }

    private void expect(Outcome outcome) {
        Snapshot after = Snapshot.of(desks, number);
        List<String> fresh = after.events().skip(now.entries().size()).toList();
        switch (outcome) {
            case Outcome.Duplicate _ -> after.isButForEntries(now, 0);
            case Outcome.Late _ -> after.isButForEntries(now, 1);
            case Outcome.Counted counted ->
                assertThat(counted.seq()).isGreaterThan(now.entries().size());
            case Outcome.Refused _ -> {
                // It may have overtaken the mark of its dispatch: that its department has the request is true all the
                // same.
                assertThat(fresh).isSubsetOf("DISPATCHED", "ANSWER_REFUSED").doesNotHaveDuplicates();
                if (!fresh.contains("DISPATCHED")) {
                    after.isButForEntries(now, fresh.size());
                }
            }
        }
    }

    private HandoffNumber anyHandoff() {
        return new HandoffNumber(
                new AcceptanceNumber(number), 1 + random.nextInt(now.handoffs().size()));
    }

    private String path(String what) {
        return "/api/v1/applications/" + number + what;
    }

    private static ObjectNode clerk() {
        ObjectNode message = Json.object();
        message.putObject("clerk").put("id", "W1001").put("name", "李敏");
        return message;
    }

    private void did(String what, HandoffNumber handoff) {
        steps.add(what + " " + handoff.no());
    }
}
