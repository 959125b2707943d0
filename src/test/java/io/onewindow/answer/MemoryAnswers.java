package io.onewindow.answer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.canonical.Digest;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.dispatch.DispatchBook;
import io.onewindow.handoff.MemoryBook;
import io.onewindow.ledger.MemoryLedger;
import io.onewindow.memory.MemoryTable;
import io.onewindow.memory.MemoryTransactions;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The inbox and the refused answers in memory.
public final class MemoryAnswers {

    private final MemoryTable<Answers.Key, Digest> inbox;
    private final MemoryTable<String, Integer> refused;

    private final Rules rules;
    private final MemoryLedger ledger;
    private final Clock clock;

    /// What answers are judged by.
    public record Rules(Catalogue catalogue, HolidayCalendar calendar) {}

    public MemoryAnswers(MemoryTransactions transactions, Rules rules, MemoryLedger ledger, Clock clock) {
        this.inbox = transactions.table();
        this.refused = transactions.table();
        this.rules = rules;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// A node's desk over them.
    public GatheringDesk desk(MemoryBook handoffs, DispatchBook dispatches) {
        return new GatheringDesk(
                handoffs.book,
                handoffs.commits,
                new Judge(dispatches, rules.catalogue(), rules.calendar()),
                new Inbox(),
                new Refused(),
                ledger.administration,
                new AnswerCounters(new SimpleMeterRegistry()),
                clock);
    }

    private final class Inbox extends Answers {
        Inbox() {
            super(MemoryTransactions.NO_DATABASE, MemoryAnswers.this.ledger.ledger);
        }

        @Override
        Map<Key, Digest> contents(Collection<Key> keys) {
            Map<Key, Digest> contents = new HashMap<>();
            keys.forEach(key -> inbox.find(key).ifPresent(content -> contents.put(key, content)));
            return contents;
        }

        @Override
        void insert(List<Taken> taken) {
            taken.forEach(one -> inbox.insert(Key.of(one.answer()), one.answer().content()));
        }
    }

    private final class Refused extends RefusedAnswers {
        Refused() {
            super(MemoryTransactions.NO_DATABASE);
        }

        @Override
        boolean keep(Refusal refusal) {
            String key = "%s %s %s %s"
                    .formatted(
                            refusal.arrived().department().value(),
                            refusal.handoffNo(),
                            refusal.arrived().content().digest().text(),
                            refusal.problem().fault());
            Optional<Integer> times = refused.find(key);
            times.ifPresentOrElse(before -> refused.update(key, before + 1), () -> refused.insert(key, 1));
            return times.isEmpty();
        }
    }
}
