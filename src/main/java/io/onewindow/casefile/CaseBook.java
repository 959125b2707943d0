package io.onewindow.casefile;

import io.onewindow.ledger.Ledger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the cases: opens them, locks them in one order for whoever changes them, writes them back with their ledger.
@Service
public class CaseBook {

    private final CaseFiles files;
    private final Ledger ledger;

    CaseBook(CaseFiles files, Ledger ledger) {
        this.files = files;
        this.ledger = ledger;
    }

    /// Cases under the running transaction's lock, and the one instant at which it acts.
    ///
    /// @param files the locked cases, by number, ascending
    /// @param at    the database's time, after the locks were had: not before any entry that stands in their
    ///              ledgers
    public record Locked(List<CaseFile> files, Instant at) {}

    /// An application as its case begins.
    ///
    /// @param file          the opened case
    /// @param bytes         the acceptance record's bytes
    /// @param applicantId   the applicant's identity number, to search by
    /// @param applicantName the applicant's name, to search by
    public record Opening(CaseFile file, byte[] bytes, String applicantId, String applicantName) {}

    /// Locks the cases of these numbers, in ascending order; numbers that have no case are left out.
    @Transactional(propagation = Propagation.MANDATORY)
    public Locked lock(Collection<AcceptanceNumber> numbers) {
        return files.lock(numbers);
    }

    /// Locks cases whose handoffs are all closed and whose result does not stand yet; cases that somebody
    /// else holds are left to them.
    @Transactional(propagation = Propagation.MANDATORY)
    public Locked lockComplete(int most) {
        return files.lockComplete(most);
    }

    /// Stores new cases, their records and the first entries of their ledgers.
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(List<Opening> openings) {
        files.insert(openings);
        ledger.write(openings.stream().map(opening -> opening.file().chain()).toList());
    }

    /// Writes locked cases back, with what was appended to their ledgers.
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Collection<CaseFile> changed) {
        if (!changed.isEmpty()) {
            files.update(changed);
            ledger.write(changed.stream().map(CaseFile::chain).toList());
        }
    }

    /// The case of that number as it stands, without a lock.
    public Optional<CaseFile> find(AcceptanceNumber number) {
        return files.find(List.of(number)).stream().findFirst();
    }

    /// These cases as they stand, without a lock.
    public List<CaseFile> findAll(Collection<AcceptanceNumber> numbers) {
        return numbers.isEmpty() ? List.of() : files.find(numbers);
    }

    /// What never changes about these cases.
    public Map<AcceptanceNumber, CaseIdentity> identities(Collection<AcceptanceNumber> numbers) {
        return findAll(numbers).stream()
                .map(CaseFile::identity)
                .collect(Collectors.toMap(CaseIdentity::number, Function.identity()));
    }

    /// The acceptance records of these cases.
    public Map<AcceptanceNumber, byte[]> records(Collection<AcceptanceNumber> numbers) {
        return numbers.isEmpty() ? Map.of() : files.records(numbers);
    }
}
