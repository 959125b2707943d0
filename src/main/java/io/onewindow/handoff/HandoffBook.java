package io.onewindow.handoff;

import io.onewindow.calendar.Deadlines;
import io.onewindow.calendar.HandoffClock;
import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.calendar.Segment;
import io.onewindow.calendar.TimeLimits;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
import io.onewindow.casefile.CaseFile;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.commit.Wake;
import io.onewindow.handoff.OpenCase.Effects;
import io.onewindow.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Keeps the handoffs: opens them with their case, gives a transaction the cases that it works on under their locks,
/// and writes everything it did in one go. Locks are taken in one order: cases by number, then what belongs to them.
@Service
public class HandoffBook {

    private final CaseBook cases;
    private final Handoffs handoffs;
    private final ClockSegments segments;
    private final Corrections corrections;
    private final Outbox outbox;
    private final HolidayCalendar calendar;
    private final Completion completion;
    private final Wake queued = new Wake();
    private final AtomicBoolean queuedSign = new AtomicBoolean(true);
    private final Wake completed = new Wake();

    /// What becomes of cases in the transaction that closes their last handoff.
    @FunctionalInterface
    public interface Completion {

        /// These cases are complete. One that this leaves as it is, is complete still, and is looked at again later.
        void complete(List<OpenCase> complete);
    }

    HandoffBook(
            CaseBook cases,
            Handoffs handoffs,
            ClockSegments segments,
            Corrections corrections,
            Outbox outbox,
            HolidayCalendar calendar,
            Completion completion) {
        this.cases = cases;
        this.handoffs = handoffs;
        this.segments = segments;
        this.corrections = corrections;
        this.outbox = outbox;
        this.calendar = calendar;
        this.completion = completion;
    }

    /// The handoffs of a case that is just being accepted: those with a prerequisite are held, the others may
    /// leave.
    public List<Handoff> begin(List<Handoff.Terms> terms, Instant at) {
        return terms.stream().map(one -> begin(one, at)).toList();
    }

    private Handoff begin(Handoff.Terms terms, Instant at) {
        if (terms.needs().isEmpty()) {
            return Handoff.queued(terms, startingAt(at, terms.limits()), at);
        }
        return Handoff.held(terms);
    }

    /// The dates of a clock that starts now.
    public Deadlines.Running startingAt(Instant at, TimeLimits limits) {
        return Deadlines.of(new HandoffClock(HolidayCalendar.dateOf(at), List.of()), limits, calendar);
    }

    /// Stores the handoffs of new cases.
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(List<Handoff> begun) {
        handoffs.insert(begun);
        afterCommit(() -> announce(begun.stream().anyMatch(Handoff::unclaimed)));
    }

    /// The cases of these numbers under the running transaction's lock, by number; numbers without a case are
    /// left out.
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<AcceptanceNumber, OpenCase> open(Collection<AcceptanceNumber> numbers) {
        return opened(cases.lock(numbers));
    }

    /// Cases whose handoffs are all closed and that have no result yet, under the running transaction's lock.
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<AcceptanceNumber, OpenCase> openComplete(int most) {
        return opened(cases.lockComplete(most));
    }

    private Map<AcceptanceNumber, OpenCase> opened(CaseBook.Locked locked) {
        Map<AcceptanceNumber, OpenCase> opened = new TreeMap<>();
        if (locked.files().isEmpty()) {
            return opened;
        }
        Map<AcceptanceNumber, List<Handoff>> byCase =
                handoffs.of(locked.files().stream().map(CaseFile::number).toList()).stream()
                        .collect(Collectors.groupingBy(
                                handoff -> handoff.number().acceptance()));
        Map<AcceptanceNumber, Map<Integer, List<Segment>>> clocks = clocks(byCase);
        for (CaseFile file : locked.files()) {
            List<Handoff> own = byCase.getOrDefault(file.number(), List.of());
            Map<Integer, List<Segment>> clock = clocks.getOrDefault(file.number(), Map.of());
            CaseClocks running = new CaseClocks(clock, calendar, locked.at());
            opened.put(file.number(), new OpenCase(file, own, running, locked.at()));
        }
        return opened;
    }

    private Map<AcceptanceNumber, Map<Integer, List<Segment>>> clocks(Map<AcceptanceNumber, List<Handoff>> byCase) {
        List<AcceptanceNumber> touched = byCase.entrySet().stream()
                .filter(one -> one.getValue().stream().anyMatch(handoff -> handoff.segments() > 0))
                .map(Map.Entry::getKey)
                .toList();
        Map<AcceptanceNumber, Map<Integer, List<Segment>>> clocks = new HashMap<>();
        if (!touched.isEmpty()) {
            segments.of(touched)
                    .forEach((handoff, list) -> clocks.computeIfAbsent(handoff.acceptance(), unused -> new HashMap<>())
                            .put(handoff.no(), list));
        }
        return clocks;
    }

    /// Writes what a transaction did: cases, handoffs, clocks, corrections, ledger entries, messages to be
    /// sent.
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Collection<OpenCase> worked) {
        worked.forEach(OpenCase::settle);
        List<OpenCase> complete =
                worked.stream().filter(one -> one.file().awaitsResult()).toList();
        completion.complete(complete);
        List<Handoff> opened = all(worked, Effects::opened);
        handoffs.insert(opened);
        handoffs.update(worked.stream()
                .flatMap(one -> one.handoffs().stream())
                .filter(handoff -> handoff.changed() && !opened.contains(handoff))
                .toList());
        segments.insert(
                worked.stream().flatMap(one -> one.clocks().fresh().stream()).toList());
        corrections.insert(all(worked, Effects::asked));
        corrections.handedIn(all(worked, Effects::handedIn));
        outbox.add(all(worked, Effects::messages));
        cases.write(worked.stream().map(OpenCase::file).toList());
        if (worked.stream().anyMatch(OpenCase::hasUnclaimed)) {
            afterCommit(() -> announce(true));
        }
        if (!complete.isEmpty()) {
            afterCommit(completed::ring);
        }
    }

    private void announce(boolean inDatabase) {
        if (inDatabase) {
            queuedSign.set(true);
        }
        queued.ring();
    }

    private static <T> List<T> all(Collection<OpenCase> worked, Function<Effects, List<T>> which) {
        return worked.stream()
                .flatMap(one -> which.apply(one.effects()).stream())
                .toList();
    }

    private static void afterCommit(Runnable what) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                what.run();
            }
        });
    }

    /// Waits until cases may have been completed, at most that long.
    public void awaitComplete(Duration longest) {
        completed.await(longest);
    }

    /// Whether handoffs were queued that nobody has claimed, since this was asked last.
    public boolean takeQueuedSign() {
        return queuedSign.getAndSet(false);
    }

    /// Waits until handoffs may have been queued, at most that long.
    public void awaitQueued(Duration longest) {
        queued.await(longest);
    }

    /// Leases queued handoffs that are due to whoever asks; a lease that runs out brings them back.
    ///
    /// @return each with whether it was claimed before, so that its department may have it already
    @Transactional
    public Map<HandoffNumber, Boolean> lease(String owner, int most, Duration lease) {
        List<Handoffs.Leased> leased = handoffs.claim(owner, most, lease.toSeconds());
        if (!leased.isEmpty()) {
            // There may be more.
            queuedSign.set(true);
        }
        return leased.stream().collect(Collectors.toMap(Handoffs.Leased::number, Handoffs.Leased::again));
    }

    /// Ends every lease: for the start of a hub that no other can share the database with.
    public void endLeases() {
        handoffs.endLeases();
    }

    /// Handoffs whose promise was broken in the days between, and whose window was not told yet.
    public List<HandoffNumber> brokenPromises(LocalDate from, LocalDate before, int most) {
        return handoffs.brokenPromises(from, before, most);
    }

    /// Handoffs that wait for a person, longest first.
    public List<Handoff> parked(int most) {
        return handoffs.parked(most);
    }

    /// The handoffs of a case as they stand, without a lock.
    public List<Handoff> of(AcceptanceNumber number) {
        return handoffs.of(List.of(number));
    }

    /// The handoffs of several cases as they stand, without a lock.
    public Map<AcceptanceNumber, List<Handoff>> of(Collection<AcceptanceNumber> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : handoffs.of(numbers).stream()
                        .collect(Collectors.groupingBy(
                                handoff -> handoff.number().acceptance()));
    }

    /// The clocks of a case's handoffs; a handoff that is held has none yet.
    public Map<HandoffNumber, HandoffClock> clocks(AcceptanceNumber number) {
        Map<HandoffNumber, List<Segment>> entered = segments.of(List.of(number));
        Map<HandoffNumber, HandoffClock> clocks = new TreeMap<>();
        for (Handoff handoff : of(number)) {
            if (handoff.deadlines() instanceof Deadlines.Running running) {
                List<Segment> own = entered.getOrDefault(handoff.number(), List.of());
                clocks.put(handoff.number(), new HandoffClock(running.start(), own));
            }
        }
        return clocks;
    }
}
