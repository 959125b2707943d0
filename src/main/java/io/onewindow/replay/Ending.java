package io.onewindow.replay;

import io.onewindow.replay.check.Difference;
import java.util.List;

/// How a replay ended.
sealed interface Ending {

    /// Every case was replayed and compared.
    record Compared(List<Difference> differences) implements Ending {
        public Compared {
            differences = List.copyOf(differences);
        }
    }

    /// The hub or the broker was not there, or went away and did not come back.
    ///
    /// @param address what was called
    /// @param reason  what happened last
    /// @param begun   whether it had been there before
    record Unreachable(String address, String reason, boolean begun) implements Ending {}

    /// A party could not prove itself.
    ///
    /// @param party   the party
    /// @param address where it was refused
    /// @param locked  whether it has to wait a minute after too many failures
    record Refused(String party, String address, boolean locked) implements Ending {}

    /// The hub is there, but a case does not move.
    ///
    /// @param caseId       the case, as the log calls it
    /// @param acceptanceNo the case, as the hub calls it
    /// @param waitsFor     what did not come
    record Stalled(String caseId, String acceptanceNo, Awaited waitsFor) implements Ending {}

    /// What a case can wait for.
    enum Awaited {
        /// Its request on the department's queue.
        REQUEST,
        /// Its answers in the ledger.
        ENTRIES
    }

    /// Somebody stopped it.
    record Stopped() implements Ending {}
}
