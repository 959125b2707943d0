package io.onewindow.handoff;

import io.onewindow.calendar.Deadlines;
import io.onewindow.calendar.Segment;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.memory.MemoryTable;
import io.onewindow.memory.MemoryTransactions;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The tables of handoffs, their clocks and their corrections in memory.
public final class MemoryHandoffs {

    private final MemoryTable<HandoffNumber, Row> rows;
    private final MemoryTable<SegmentKey, CaseClocks.NewSegment> segments;
    private final MemoryTable<String, Corrections.Correction> corrections;
    private final Clock clock;

    private record Row(Handoff.Terms terms, Handoff.State state) {
        static Row of(Handoff handoff) {
            return new Row(handoff.terms(), handoff.state());
        }

        Handoff handoff() {
            return new Handoff(terms, state);
        }
    }

    private record SegmentKey(HandoffNumber handoff, int number) {}

    /// A handoff's row, as the database would show it.
    public record Seen(
            int no,
            String matter,
            String department,
            String status,
            int attempt,
            boolean suspended,
            int openCorrections,
            String needs,
            String dates) {}

    public MemoryHandoffs(MemoryTransactions transactions, Clock clock) {
        this.rows = transactions.table();
        this.segments = transactions.table();
        this.corrections = transactions.table();
        this.clock = clock;
    }

    Handoffs handoffs() {
        return new Rows();
    }

    ClockSegments segments() {
        return new Clocks();
    }

    /// The corrections.
    public Corrections corrections() {
        return new Asked();
    }

    /// The handoffs of a case, in order.
    public List<Seen> seen(AcceptanceNumber number) {
        return of(List.of(number)).stream().map(MemoryHandoffs::seen).toList();
    }

    private static Seen seen(Handoff handoff) {
        Handoff.State state = handoff.state();
        Handoff.Terms terms = handoff.terms();
        return new Seen(
                handoff.number().no(),
                terms.matter().value(),
                terms.department().value(),
                handoff.status().name(),
                handoff.attempt(),
                state.stops().suspended(),
                state.stops().openCorrections(),
                String.join(" ", terms.needs().stream().map(MatterCode::value).toList()),
                state.deadlines() instanceof Deadlines.Running dates
                        ? "%s %s %s".formatted(dates.start(), dates.promisedBy(), dates.statutoryBy())
                        : "");
    }

    /// What stopped and resumed the clocks of a case, as `no kind`, in order.
    public List<String> stops(AcceptanceNumber number) {
        return segments.rows().stream()
                .filter(one -> one.handoff().acceptance().equals(number))
                .filter(one -> !(one.segment() instanceof Segment.Extended))
                .sorted(Comparator.comparing(CaseClocks.NewSegment::handoff)
                        .thenComparing(CaseClocks.NewSegment::number))
                .map(one -> one.handoff().no() + (one.segment() instanceof Segment.Stopped ? " STOPPED" : " RESUMED"))
                .toList();
    }

    private List<Handoff> of(Collection<AcceptanceNumber> numbers) {
        return rows.rows().stream()
                .filter(row -> numbers.contains(row.terms().number().acceptance()))
                .sorted(Comparator.comparing(row -> row.terms().number()))
                .map(Row::handoff)
                .toList();
    }

    private final class Rows extends Handoffs {
        Rows() {
            super(MemoryTransactions.NO_DATABASE);
        }

        @Override
        List<Handoff> of(Collection<AcceptanceNumber> numbers) {
            return MemoryHandoffs.this.of(numbers);
        }

        @Override
        List<Leased> claim(String owner, int most, long leaseSeconds) {
            return rows.rows().stream()
                    .map(Row::handoff)
                    .filter(one -> one.status() == HandoffStatus.QUEUED
                            && !one.state().passing().dueAt().isAfter(clock.instant()))
                    .limit(most)
                    .map(one -> {
                        boolean again = one.claimed();
                        one.claim(owner, clock.instant().plusSeconds(leaseSeconds));
                        rows.update(one.number(), Row.of(one));
                        return new Leased(one.number(), again);
                    })
                    .toList();
        }

        @Override
        void insert(List<Handoff> handoffs) {
            handoffs.forEach(one -> rows.insert(one.number(), Row.of(one)));
        }

        @Override
        void update(List<Handoff> handoffs) {
            handoffs.forEach(one -> rows.update(one.number(), Row.of(one)));
        }
    }

    private final class Clocks extends ClockSegments {
        Clocks() {
            super(MemoryTransactions.NO_DATABASE);
        }

        @Override
        Map<HandoffNumber, List<Segment>> of(Collection<AcceptanceNumber> numbers) {
            return segments.rows().stream()
                    .filter(one -> numbers.contains(one.handoff().acceptance()))
                    .sorted(Comparator.comparing(CaseClocks.NewSegment::number))
                    .collect(Collectors.groupingBy(
                            CaseClocks.NewSegment::handoff,
                            Collectors.mapping(CaseClocks.NewSegment::segment, Collectors.toList())));
        }

        @Override
        void insert(List<CaseClocks.NewSegment> fresh) {
            fresh.forEach(one -> segments.insert(new SegmentKey(one.handoff(), one.number()), one));
        }
    }

    private final class Asked extends Corrections {
        Asked() {
            super(MemoryTransactions.NO_DATABASE);
        }

        @Override
        public List<Correction> of(AcceptanceNumber number) {
            return corrections.rows().stream()
                    .filter(one -> one.handoff().acceptance().equals(number))
                    .toList();
        }

        @Override
        void insert(List<New> asked) {
            asked.forEach(one -> {
                Correction correction = new Correction(
                        one.handoff(), one.number(), one.asked(), true, io.onewindow.canonical.Digest.ZERO);
                corrections.insert(correction.correctionNo(), correction);
            });
        }

        @Override
        void handedIn(List<HandedIn> handedIn) {
            handedIn.forEach(one -> {
                String number = one.handoff().correction(one.number());
                Correction before = corrections.find(number).orElseThrow();
                corrections.update(
                        number, new Correction(before.handoff(), before.number(), before.asked(), false, one.body()));
            });
        }
    }
}
