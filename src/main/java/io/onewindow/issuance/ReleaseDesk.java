package io.onewindow.issuance;

import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
import io.onewindow.casefile.CaseFile;
import io.onewindow.casefile.CaseStatus;
import io.onewindow.issuance.Results.Certificate;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.party.Person;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Faults;
import io.onewindow.wire.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The issuing window: hands certificates over, each once, and closes cases.
@Service
public class ReleaseDesk {

    private final CaseBook cases;
    private final Results results;

    ReleaseDesk(CaseBook cases, Results results) {
        this.cases = cases;
        this.results = results;
    }

    /// What the window hands over.
    ///
    /// @param clerk        who hands over
    /// @param certificates the numbers of the certificates; none where the result alone is collected
    /// @param body         the window's message, kept as it came
    record Issuance(Person clerk, List<String> certificates, byte[] body) {
        Issuance {
            certificates = List.copyOf(certificates);
        }
    }

    /// What became of it.
    public sealed interface Release {
        /// Done.
        ///
        /// @param status    where the case stands now
        /// @param remaining certificates that are still to be handed over
        record Done(CaseStatus status, List<String> remaining) implements Release {}

        /// Not done.
        record Refused(Problem problem) implements Release {}
    }

    /// Records that certificates, or the bare result, were handed over.
    @Transactional
    Release issue(AcceptanceNumber number, PartyId window, Issuance issuance) {
        CaseBook.Locked locked = cases.lock(List.of(number));
        Optional<CaseFile> file = own(locked, window);
        if (file.isEmpty()) {
            return new Release.Refused(Problem.of(Fault.NOT_FOUND));
        }
        List<Certificate> certificates = results.certificates(number);
        Faults faults = new Faults();
        List<Certificate> handed = handed(certificates, issuance.certificates(), faults);
        Optional<Problem> problem =
                faults.problem().or(() -> problem(file.get(), certificates, issuance.certificates()));
        if (problem.isPresent()) {
            return new Release.Refused(problem.get());
        }
        results.issue(number, handed);
        List<String> remaining = certificates.stream()
                .filter(one -> !one.issued() && !handed.contains(one))
                .map(Certificate::number)
                .toList();
        if (remaining.isEmpty()) {
            file.get().issued();
        }
        Act act = Act.of(Event.ISSUED, new Actor(window, issuance.clerk())).keeping(issuance.body());
        append(file.get(), act, locked.at());
        return new Release.Done(file.get().status(), remaining);
    }

    private static Optional<CaseFile> own(CaseBook.Locked locked, PartyId window) {
        return locked.files().stream()
                .filter(file -> file.identity().window().equals(window))
                .findFirst();
    }

    // Two departments may have given the same number: each time that it is named is one certificate.
    private static List<Certificate> handed(List<Certificate> certificates, List<String> numbers, Faults faults) {
        List<Certificate> handed = new ArrayList<>();
        for (int i = 0; i < numbers.size() && !certificates.isEmpty(); i++) {
            String number = numbers.get(i);
            List<Certificate> numbered = certificates.stream()
                    .filter(one -> one.number().equals(number))
                    .toList();
            Optional<Certificate> next = numbered.stream()
                    .filter(one -> !one.issued() && !handed.contains(one))
                    .findFirst();
            if (next.isEmpty()) {
                Fault fault = numbered.isEmpty() ? Fault.CERTIFICATE_UNKNOWN : Fault.ALREADY_ISSUED;
                faults.add("/certificates/" + i, fault, number);
            }
            next.ifPresent(handed::add);
        }
        return handed;
    }

    private static Optional<Problem> problem(CaseFile file, List<Certificate> certificates, List<String> handedOver) {
        if (file.status() != CaseStatus.DECIDED) {
            return Optional.of(Problem.of(Fault.STATE, file.status().name()));
        }
        if (handedOver.isEmpty() && !certificates.isEmpty()) {
            return Optional.of(Problem.at("/certificates", Fault.REQUIRED, "certificates"));
        }
        return handedOver.isEmpty() || !certificates.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.at("/certificates/0", Fault.CERTIFICATE_UNKNOWN, handedOver.getFirst()));
    }

    /// Closes a case whose certificates were handed over, or that has none to hand over.
    @Transactional
    Release close(AcceptanceNumber number, Actor clerk, byte[] body) {
        CaseBook.Locked locked = cases.lock(List.of(number));
        Optional<CaseFile> file = own(locked, clerk.party());
        if (file.isEmpty()) {
            return new Release.Refused(Problem.of(Fault.NOT_FOUND));
        }
        boolean nothingToIssue = file.get().status() == CaseStatus.DECIDED
                && results.certificates(number).isEmpty();
        if (file.get().status() != CaseStatus.ISSUED && !nothingToIssue) {
            return new Release.Refused(
                    Problem.of(Fault.STATE, file.get().status().name()));
        }
        file.get().closed();
        append(file.get(), Act.of(Event.CLOSED, clerk).keeping(body), locked.at());
        return new Release.Done(file.get().status(), List.of());
    }

    private void append(CaseFile file, Act act, Instant at) {
        file.append(act, at);
        cases.write(List.of(file));
    }

    /// Whether a certificate of the case was handed over already.
    public boolean issuedAny(AcceptanceNumber number) {
        return results.certificates(number).stream().anyMatch(Certificate::issued);
    }
}
