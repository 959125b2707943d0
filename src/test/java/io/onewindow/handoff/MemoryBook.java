package io.onewindow.handoff;

import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.casefile.CaseBook;
import io.onewindow.commit.GroupCommit;
import io.onewindow.outbox.Outbox;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// One node's handoffs over tables in memory.
public final class MemoryBook {

    /// The handoffs.
    public final HandoffBook book;
    /// What is committed of them together.
    public final CaseCommits commits;

    public MemoryBook(
            MemoryHandoffs tables,
            CaseBook cases,
            Outbox outbox,
            HolidayCalendar calendar,
            HandoffBook.Completion completion,
            PlatformTransactionManager transactions) {
        book = new HandoffBook(
                cases, tables.handoffs(), tables.segments(), tables.corrections(), outbox, calendar, completion);
        commits = new CaseCommits(book, new TransactionTemplate(transactions), new GroupCommit.Measure(100, 100));
    }

    /// Ends what runs.
    public void close() {
        commits.close();
    }
}
