package io.onewindow.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.answer.Outcome;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.transaction.TransactionException;
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

    private static final List<Duration> TIMES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(31), Duration.ofHours(20), Duration.ofDays(9));
    private static final int MOST_ROUNDS = 12;

    private final World world;
    private final Random random;
    private final String number;
    private final List<ObjectNode> said = new ArrayList<>();
    private final List<String> saidBy = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final ChainCheck chain = new ChainCheck();
    private Runnable inFlight = () -> {};
    private Snapshot now;

    History(World world, long seed) {
        this.world = world;
        this.random = new Random(seed);
        this.number = world.accept(random);
        this.now = world.snapshot(number);
    }

    List<String> steps() {
        return steps;
    }

    void live(int length) {
        for (int i = 0; i < length; i++) {
            Snapshot before = now;
            if (world.isMortal()) {
                mortalStep();
            } else {
                step();
            }
            hold(before);
        }
    }

    private void mortalStep() {
        int dice = random.nextInt(100);
        if (dice < 12) {
            dieInTheNextStep();
        } else if (dice < 20) {
            steps.add("time passes");
            world.pass(TIMES.get(random.nextInt(TIMES.size())));
        } else if (dice < 24) {
            steps.add("restart");
            world.restart();
        } else {
            step();
        }
    }

    /// Whoever does a step dies before its commit: nothing of it is there, and the broker delivers an answer again.
    private void dieInTheNextStep() {
        steps.add("die in");
        world.dieAtTheNextCommit();
        try {
            step();
            world.restart();
        } catch (TransactionException died) {
            world.restart();
            world.snapshot(number).isButForEntries(now, 0);
            steps.add("and again");
            inFlight.run();
        }
    }

    /// Brings it to its end as everybody does what is theirs, whatever happened before.
    void end() {
        for (int round = 0; round < MOST_ROUNDS && now.isUnderWay(); round++) {
            Snapshot before = now;
            steps.add("everybody does what is theirs");
            world.pass(Duration.ofHours(20));
            world.claim();
            before.handoffs().forEach(this::approve);
            hold(before);
        }
        Snapshot before = now;
        assertThat(before.isUnderWay()).as("it came to no end").isFalse();
        world.pass(Duration.ofHours(20));
        world.lookForResults();
        world.deliver(false);
        hold(before);
        assertThat(now.events().filter("DELIVERED"::equals))
                .hasSize(now.result().isEmpty() ? 0 : 1);
    }

    private void approve(Snapshot.Row row) {
        HandoffNumber handoff = new HandoffNumber(new AcceptanceNumber(number), row.no());
        world.mark(handoff);
        world.retry(handoff);
        world.take(row.department(), Desks.approval(handoff));
    }

    /// Holds the case as it is now against the contract, and against how it was before.
    private void hold(Snapshot before) {
        now = world.snapshot(number);
        now.hasTheStatusOfItsHandoffs();
        now.hasClocksThatStandWhileTheyMust();
        now.keepsPrerequisites();
        chain.follow(now);
        now.follows(before);
    }

    private void step() {
        HandoffNumber handoff = anyHandoff();
        int dice = random.nextInt(100);
        if (dice < 10) {
            did("claim", handoff);
            world.claim();
        } else if (dice < 25) {
            did("mark", handoff);
            world.mark(handoff);
        } else if (dice < 28) {
            did("fail", handoff);
            world.fail(handoff);
        } else if (dice < 32) {
            did("die", handoff);
            world.die(handoff);
        } else if (dice < 36) {
            did("retry", handoff);
            world.retry(handoff);
        } else if (dice < 75) {
            answer(handoff);
        } else if (dice < 82) {
            repeat();
        } else {
            windowOrHub(dice, handoff);
        }
    }

    private void windowOrHub(int dice, HandoffNumber handoff) {
        if (dice < 88) {
            did("correct", handoff);
            world.correct(number, handoff.correction(1 + random.nextInt(2)));
        } else if (dice < 95) {
            did("look for results", handoff);
            world.lookForResults();
        } else if (dice < 97) {
            did("deliver", handoff);
            world.deliver(random.nextBoolean());
        } else if (dice < 99) {
            did("issue", handoff);
            world.issue(number, certificates());
        } else {
            did("withdraw", handoff);
            world.withdraw(number);
        }
    }

    private List<String> certificates() {
        return now.handoffs().stream()
                .filter(one -> one.status().equals("APPROVED"))
                .map(one -> "C-" + one.no())
                .toList();
    }

    private void answer(HandoffNumber handoff) {
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        String department = random.nextInt(20) == 0
                ? Sayings.anyDepartment(random)
                : now.row(handoff).department();
        ObjectNode answer = Sayings.answer(handoff, kind, random);
        if (random.nextInt(8) == 0) {
            did(kind + " and die", handoff);
            world.takeAndDie(department, answer);
            world.snapshot(number).isButForEntries(now, 0);
            return;
        }
        did(kind + " by " + department, handoff);
        deliver(department, answer);
    }

    private void deliver(String department, ObjectNode answer) {
        inFlight = () -> deliver(department, answer);
        Outcome outcome = world.take(department, answer);
        inFlight = () -> {};
        if (!(outcome instanceof Outcome.Refused)) {
            said.add(answer);
            saidBy.add(department);
        }
        expect(outcome);
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
        Outcome outcome = world.take(saidBy.get(which), again);
        assertThat(outcome).isInstanceOf(other ? Outcome.Refused.class : Outcome.Duplicate.class);
        expect(outcome);
    }

    private void expect(Outcome outcome) {
        Snapshot after = world.snapshot(number);
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

    private void did(String what, HandoffNumber handoff) {
        steps.add(what + " " + handoff.no());
    }
}
