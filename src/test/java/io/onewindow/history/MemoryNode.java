package io.onewindow.history;

import io.onewindow.amendment.MemoryAmendments;
import io.onewindow.answer.GatheringDesk;
import io.onewindow.dispatch.MemoryDispatch;
import io.onewindow.handoff.MemoryBook;
import io.onewindow.issuance.IssuanceDesk;
import io.onewindow.issuance.MemoryIssuance;
import io.onewindow.issuance.ReleaseDesk;

/// The desks of one node, and what it has in memory, over the tables that it shares with the others.
final class MemoryNode {

    final MemoryBook handoffs;
    final MemoryDispatch dispatch;
    final GatheringDesk gathering;
    final IssuanceDesk issuance;
    final ReleaseDesk releases;
    final MemoryAmendments amendments;

    MemoryNode(MemoryTables tables) {
        MemoryIssuance.Node consolidation = tables.issuance.node();
        handoffs = new MemoryBook(
                tables.handoffs,
                tables.cases,
                tables.outbox,
                MemoryTables.CALENDAR,
                consolidation.completion(),
                tables.transactions);
        dispatch = new MemoryDispatch(handoffs, tables.cases, MemoryTables.CATALOGUE, MemoryTables.SETTINGS);
        gathering = tables.answers.desk(handoffs, dispatch.book);
        issuance = consolidation.desk(handoffs);
        releases = tables.issuance.releases(tables.cases);
        amendments = new MemoryAmendments(
                handoffs.book, tables.handoffs.corrections(), dispatch.sharing, releases, tables.transactions);
    }

    void close() {
        handoffs.close();
    }
}
