package io.onewindow.acceptance;

import io.onewindow.canonical.Digest;
import io.onewindow.commit.GroupCommit;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.AdministrationLedger;
import io.onewindow.ledger.Event;
import io.onewindow.material.MaterialBook;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.settings.HubSettings;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Faults;
import io.onewindow.wire.Problem;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// One window for acceptance. An application is checked as a whole, then committed together with those that arrive with
/// it; the acceptance is given out when it is durable, and not before.
@Service
public class AcceptanceDesk {

    private static final Pattern KEY = Pattern.compile("[ -~]{1,128}");

    private final ApplicationChecks checks;
    private final MaterialBook materials;
    private final AdministrationLedger administration;
    private final Opening opening;
    private final TransactionTemplate transaction;
    private final GroupCommit<Opening.Checked, Accepting> commits;

    AcceptanceDesk(
            ApplicationChecks checks,
            MaterialBook materials,
            AdministrationLedger administration,
            Opening opening,
            TransactionTemplate transaction,
            HubSettings settings) {
        this.checks = checks;
        this.materials = materials;
        this.administration = administration;
        this.opening = opening;
        this.transaction = transaction;
        this.commits = new GroupCommit<>(
                "acceptance",
                new GroupCommit.Measure(
                        settings.limits().waitingApplications(),
                        settings.delivery().batchSize()),
                this::openAll);
    }

    /// Accepts one application, or says everything that is wrong with it.
    ///
    /// @throws GroupCommit.Busy when as many applications already wait as may
    public Accepting accept(Submission submission) {
        return switch (check(submission)) {
            case Checking.Sound sound -> recorded(commits.commit(sound.checked()), submission);
            case Checking.Unsound unsound -> recorded(new Accepting.Refused(unsound.problem()), submission);
        };
    }

    /// Accepts applications that arrived together.
    ///
    /// @return what became of each, in the same order
    public List<Accepting> acceptAll(List<Submission> submissions) {
        List<Checking> checking = submissions.stream().map(this::check).toList();
        List<Opening.Checked> sound = checking.stream()
                .filter(Checking.Sound.class::isInstance)
                .map(one -> ((Checking.Sound) one).checked())
                .toList();
        List<Accepting> opened = new ArrayList<>(sound.isEmpty() ? List.of() : openAll(sound));
        List<Accepting> outcomes = new ArrayList<>();
        for (int i = 0; i < submissions.size(); i++) {
            Accepting outcome = switch (checking.get(i)) {
                case Checking.Sound _ -> opened.removeFirst();
                case Checking.Unsound unsound -> new Accepting.Refused(unsound.problem());
            };
            outcomes.add(recorded(outcome, submissions.get(i)));
        }
        return outcomes;
    }

    private List<Accepting> openAll(List<Opening.Checked> checked) {
        return transaction.execute(status -> opening.open(checked));
    }

    private sealed interface Checking {
        record Sound(Opening.Checked checked) implements Checking {}

        record Unsound(Problem problem) implements Checking {}
    }

    private Checking check(Submission submission) {
        Faults faults = new Faults();
        checkKey(submission.idempotencyKey(), faults);
        Optional<Application> application = ApplicationReader.read(submission.body(), faults);
        List<ApplicationChecks.Planned> planned =
                application.map(read -> checks.check(read, faults)).orElse(List.of());
        application.ifPresent(read -> materials.check(read.materials(), submission.window(), faults));
        Optional<Problem> problem = faults.problem();
        if (problem.isPresent()) {
            return new Checking.Unsound(problem.get());
        }
        IdempotencyKeys.Key key = new IdempotencyKeys.Key(submission.window(), submission.idempotencyKey());
        return new Checking.Sound(new Opening.Checked(key, application.orElseThrow(), planned));
    }

    private static void checkKey(String key, Faults faults) {
        if (key.isEmpty()) {
            faults.add("", Fault.IDEMPOTENCY_KEY_REQUIRED);
        } else if (!KEY.matcher(key).matches()) {
            faults.add("", Fault.IDEMPOTENCY_KEY_FORM);
        }
    }

    private Accepting recorded(Accepting outcome, Submission submission) {
        return outcome instanceof Accepting.Refused refused
                ? refuse(submission.window(), Digest.of(submission.body()), refused.problem())
                : outcome;
    }

    /// Refuses what a window sent. Nothing stays of it but the fact that it was refused.
    ///
    /// @param content the digest of what it sent
    public Accepting.Refused refuse(PartyId window, Digest content, Problem why) {
        administration.append(Act.of(Event.APPLICATION_REFUSED, new Actor(window))
                .to(PartyId.HUB)
                .over(content));
        return new Accepting.Refused(why);
    }

    @PreDestroy
    void close() {
        commits.close();
    }
}
