package io.onewindow.replay;

import io.onewindow.replay.Replay.Settings;
import io.onewindow.replay.WindowClient.Submission;
import io.onewindow.replay.check.CaseLedger;
import io.onewindow.replay.script.RecordedCase;
import io.onewindow.replay.script.Script;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Plays a few cases at a time: submits them, waits for their requests, answers all, waits for the entries. A batch
/// that fails somewhere is played from its beginning; what the hub has of it already is met again.
final class Player {

    private static final Duration FIRST_LOOK = Duration.ofMillis(10);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(250);
    // A handoff that was dispatched and whose request is not there: somebody else took it off the queue and went.
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// What the players have in common.
    ///
    /// @param batches   what is still to be played
    /// @param submitted what became of each case, by its id
    record Stage(
            Settings settings,
            WindowClient windows,
            Patience patience,
            Progress progress,
            ConcurrentLinkedQueue<List<RecordedCase>> batches,
            Map<String, Submission> submitted) {}

    /// A case that the hub took.
    ///
    /// @param done whether the ledger has all of it already
    private record Part(RecordedCase recorded, Submission.Taken taken, List<Script.Line> lines, boolean done) {

        Part recordedBefore() {
            return new Part(recorded, taken, lines, true);
        }
    }

    private final Stage stage;
    private Optional<DepartmentClient> connection = Optional.empty();

    Player(Stage stage) {
        this.stage = stage;
    }

    /// Plays until nothing is left.
    ///
    /// @return how many cases
    int play() throws InterruptedException {
        int played = 0;
        try {
            for (List<RecordedCase> batch = stage.batches().poll();
                    batch != null;
                    batch = stage.batches().poll()) {
                List<RecordedCase> next = batch;
                played += stage.patience().insist(() -> attempt(next));
                stage.progress().advance(batch.size());
            }
        } finally {
            disconnect();
        }
        return played;
    }

    private int attempt(List<RecordedCase> batch) throws IOException, JMSException, InterruptedException {
        try {
            return play(batch);
        } catch (IOException | JMSException away) {
            // The broker most likely goes with the hub: a connection from before is not trusted again.
            disconnect();
            throw away;
        }
    }

    private void disconnect() {
        connection.ifPresent(DepartmentClient::close);
        connection = Optional.empty();
    }

    private int play(List<RecordedCase> batch) throws IOException, JMSException, InterruptedException {
        List<Part> parts = Crew.each(batch, batch.size(), this::submit).stream()
                .flatMap(Optional::stream)
                .toList();
        List<Part> open = parts.stream().filter(part -> !part.done()).toList();
        if (!parts.isEmpty()) {
            answer(parts, open);
        }
        if (!open.isEmpty()) {
            awaitEntries(open.getLast());
        }
        return open.size();
    }

    private Optional<Part> submit(RecordedCase recorded) throws IOException, InterruptedException {
        Submission submission = stage.windows().submit(recorded);
        stage.submitted().put(recorded.caseId(), submission);
        return switch (submission) {
            case Submission.Declined _ -> Optional.empty();
            case Submission.Taken taken -> {
                List<Script.Line> lines = Script.lines(recorded, taken.handoffNo());
                Part part = new Part(recorded, taken, lines, false);
                yield Optional.of(taken.again() && ledger(part).records(lines) ? part.recordedBefore() : part);
            }
        };
    }

    private void answer(List<Part> parts, List<Part> open) throws IOException, JMSException, InterruptedException {
        DepartmentClient department = connection();
        if (!open.isEmpty()) {
            awaitRequests(open, department);
            department.send(open.stream().flatMap(part -> part.lines().stream()).toList());
        }
        department.take(handoffNos(parts));
    }

    private static List<String> handoffNos(List<Part> parts) {
        return parts.stream().map(part -> part.taken().handoffNo()).toList();
    }

    private DepartmentClient connection() throws JMSException {
        if (connection.isEmpty()) {
            connection = Optional.of(DepartmentClient.connect(
                    stage.settings().broker(), stage.settings().password()));
        }
        return connection.get();
    }

    private void awaitRequests(List<Part> open, DepartmentClient department)
            throws IOException, JMSException, InterruptedException {
        long began = System.nanoTime();
        List<Part> missing = new ArrayList<>(open);
        for (Duration look = FIRST_LOOK; ; look = longer(look)) {
            Set<String> requested = department.requested(handoffNos(missing));
            missing.removeIf(part -> requested.contains(part.taken().handoffNo()));
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            if (waited.compareTo(GRACE) > 0) {
                missing.removeAll(takenAlong(missing));
            }
            if (missing.isEmpty()) {
                return;
            }
            if (waited.compareTo(stage.settings().patience()) > 0) {
                throw stalled(missing.getFirst(), Ending.Awaited.REQUEST);
            }
            stage.patience().pause(look);
        }
    }

    private List<Part> takenAlong(List<Part> missing) throws IOException, InterruptedException {
        List<Part> takenAlong = new ArrayList<>();
        for (Part part : missing) {
            if (ledger(part).dispatched(part.taken().handoffNo())) {
                takenAlong.add(part);
            }
        }
        return takenAlong;
    }

    private CaseLedger ledger(Part part) throws IOException, InterruptedException {
        return stage.windows().ledger(part.recorded().window(), part.taken().acceptanceNo());
    }

    private void awaitEntries(Part part) throws IOException, InterruptedException {
        long end = System.nanoTime() + stage.settings().patience().toNanos();
        for (Duration look = FIRST_LOOK; !ledger(part).answers(part.lines()); look = longer(look)) {
            if (System.nanoTime() > end) {
                throw stalled(part, Ending.Awaited.ENTRIES);
            }
            stage.patience().pause(look);
        }
    }

    private static Duration longer(Duration look) {
        Duration twice = look.multipliedBy(2);
        return twice.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : twice;
    }

    private static GivenUp stalled(Part part, Ending.Awaited awaited) {
        return new GivenUp(
                new Ending.Stalled(part.recorded().caseId(), part.taken().acceptanceNo(), awaited));
    }
}
