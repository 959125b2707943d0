package io.onewindow.replay;

import io.onewindow.party.PartyId;
import io.onewindow.replay.Player.Stage;
import io.onewindow.replay.WindowClient.Submission;
import io.onewindow.replay.check.CaseLedger;
import io.onewindow.replay.check.Comparison;
import io.onewindow.replay.check.Difference;
import io.onewindow.replay.check.Difference.Kind;
import io.onewindow.replay.script.RecordedCase;
import io.onewindow.replay.script.Script;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Replays recorded cases on a running hub and compares what it recorded with the log.
///
/// It keeps nothing of its own: the keys of the applications and the ids of the answers are made of the case ids, so a
/// second run meets what the first one did, wherever that one ended.
final class Replay {

    private static final int BATCH = 16;
    private static final int PLAYERS = 4;
    private static final int READERS = 16;
    private static final Duration LOOK = Duration.ofMillis(250);

    /// Where and how to replay.
    ///
    /// @param url      the hub
    /// @param broker   its broker
    /// @param password of the windows and the department
    /// @param patience how long something that is away is waited for
    record Settings(URI url, URI broker, String password, Duration patience) {}

    private final Settings settings;
    private final Progress progress;
    private final Patience patience;
    private final Map<String, Submission> submitted = new ConcurrentHashMap<>();

    Replay(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.patience = new Patience(settings, progress);
    }

    /// Replays and compares all of them.
    Ending run(List<RecordedCase> cases) {
        try (WindowClient windows = new WindowClient(settings.url(), settings.password())) {
            greet(cases, windows);
            progress.begin(Progress.Part.REPLAYING, cases.size());
            play(cases, windows);
            progress.begin(Progress.Part.COMPARING, cases.size());
            return new Ending.Compared(compare(cases, windows));
        } catch (GivenUp givenUp) {
            return givenUp.ending();
        } catch (InterruptedException stopped) {
            return new Ending.Stopped();
        } finally {
            patience.end();
            progress.end();
        }
    }

    // Once each before anything else: wrong secrets in many calls at once would lock the parties out.
    private void greet(List<RecordedCase> cases, WindowClient windows) throws InterruptedException {
        List<PartyId> parties =
                cases.stream().map(RecordedCase::window).distinct().sorted().toList();
        for (PartyId window : parties) {
            patience.once(() -> {
                windows.greet(window);
                return window;
            });
        }
        DepartmentClient department =
                patience.once(() -> DepartmentClient.connect(settings.broker(), settings.password()));
        department.close();
    }

    private void play(List<RecordedCase> cases, WindowClient windows) throws InterruptedException {
        ConcurrentLinkedQueue<List<RecordedCase>> batches = new ConcurrentLinkedQueue<>();
        for (int from = 0; from < cases.size(); from += BATCH) {
            batches.add(cases.subList(from, Math.min(from + BATCH, cases.size())));
        }
        Stage stage = new Stage(settings, windows, patience, progress, batches, submitted);
        patience.once(() -> Crew.each(Collections.nCopies(PLAYERS, stage), PLAYERS, one -> new Player(one).play()));
    }

    private List<Difference> compare(List<RecordedCase> cases, WindowClient windows) throws InterruptedException {
        long end = System.nanoTime() + settings.patience().toNanos();
        List<Difference> differences = new ArrayList<>();
        patience.once(() -> Crew.each(cases, READERS, recorded -> compare(recorded, windows, end)))
                .forEach(differences::addAll);
        return differences;
    }

    private List<Difference> compare(RecordedCase recorded, WindowClient windows, long end)
            throws InterruptedException {
        List<Difference> differences =
                switch (Optional.ofNullable(submitted.get(recorded.caseId())).orElseThrow()) {
                    case Submission.Declined declined ->
                        List.of(new Difference(Kind.NOT_ACCEPTED, recorded.caseId(), "", 0, 0, "", declined.reason()));
                    case Submission.Taken taken -> {
                        List<Script.Line> lines = Script.lines(recorded, taken.handoffNo());
                        CaseLedger ledger = patience.insist(() -> ledger(recorded, taken, windows));
                        while (!ledger.answers(lines) && System.nanoTime() < end) {
                            patience.pause(LOOK);
                            ledger = patience.insist(() -> ledger(recorded, taken, windows));
                        }
                        yield Comparison.of(recorded.caseId(), lines, ledger);
                    }
                };
        progress.advance(1);
        return differences;
    }

    private static CaseLedger ledger(RecordedCase recorded, Submission.Taken taken, WindowClient windows)
            throws IOException, InterruptedException {
        return windows.ledger(recorded.window(), taken.acceptanceNo());
    }
}
