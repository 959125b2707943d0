package io.onewindow.material;

import io.onewindow.canonical.Digest;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records who opened personal data of a case.
@Service
class ViewBook {

    private final CaseBook cases;

    ViewBook(CaseBook cases) {
        this.cases = cases;
    }

    /// Somebody opened a document of a case.
    @Transactional
    void viewed(String acceptanceNo, PartyId by, String sha256) {
        CaseBook.Locked locked = cases.lock(List.of(new AcceptanceNumber(acceptanceNo)));
        locked.files()
                .forEach(file -> file.append(
                        Act.of(Event.VIEWED, new Actor(by)).over(new Digest("sha-256:" + sha256)), locked.at()));
        cases.write(locked.files());
    }
}
