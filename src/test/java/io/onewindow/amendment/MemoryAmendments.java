package io.onewindow.amendment;

import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.dispatch.MaterialSharing;
import io.onewindow.handoff.Corrections;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.issuance.ReleaseDesk;
import io.onewindow.party.Actor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What a window does to its cases, over tables in memory.
public final class MemoryAmendments {

    private final CorrectionDesk correcting;
    private final WithdrawalDesk withdrawing;
    private final TransactionTemplate transaction;

    public MemoryAmendments(
            HandoffBook handoffs,
            Corrections corrections,
            MaterialSharing sharing,
            ReleaseDesk releases,
            PlatformTransactionManager transactions) {
        this.correcting = new CorrectionDesk(handoffs, corrections, sharing);
        this.withdrawing = new WithdrawalDesk(handoffs, releases);
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Hands in what a correction asked for.
    public void correct(AcceptanceNumber number, Actor clerk, String correctionNo, byte[] body) {
        CorrectionDesk.HandedIn handedIn =
                new CorrectionDesk.HandedIn(clerk, correctionNo, Json.array(), Json.object(), body);
        transaction.executeWithoutResult(status -> correcting.handIn(number, handedIn));
    }

    /// Takes an application back.
    public void withdraw(AcceptanceNumber number, Actor clerk) {
        transaction.executeWithoutResult(status -> withdrawing.withdraw(number, clerk, "不再办理", new byte[] {2}));
    }
}
