package io.onewindow.amendment;

import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseFile;
import io.onewindow.casefile.CaseStatus;
import io.onewindow.handoff.Decision;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.HandoffStatus;
import io.onewindow.handoff.Notice;
import io.onewindow.handoff.OpenCase;
import io.onewindow.issuance.ReleaseDesk;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/// Takes an application back (撤回): possible until the first certificate is handed over. Every department that has a
/// part of it is told.
@Service
class WithdrawalDesk {

    private final HandoffBook handoffs;
    private final ReleaseDesk releases;

    WithdrawalDesk(HandoffBook handoffs, ReleaseDesk releases) {
        this.handoffs = handoffs;
        this.releases = releases;
    }

    @Transactional
    Amending withdraw(AcceptanceNumber number, Actor clerk, String reason, byte[] body) {
        Optional<OpenCase> open = handoffs.open(List.of(number)).values().stream()
                .filter(one -> one.file().identity().window().equals(clerk.party()))
                .findFirst();
        if (open.isEmpty()) {
            return new Amending.Refused(Problem.of(Fault.NOT_FOUND));
        }
        CaseFile file = open.get().file();
        boolean possible =
                file.status().underWay() || file.status() == CaseStatus.DECIDED && !releases.issuedAny(number);
        if (!possible) {
            return new Amending.Refused(Problem.of(Fault.STATE, file.status().name()));
        }
        open.get().append(Act.of(Event.WITHDRAWN, clerk).to(PartyId.HUB).keeping(body));
        open.get().handoffs().forEach(handoff -> end(open.get(), handoff, clerk, reason));
        file.withdrawn();
        handoffs.write(List.of(open.get()));
        return new Amending.Taken();
    }

    private static void end(OpenCase open, Handoff handoff, Actor clerk, String reason) {
        HandoffStatus before = handoff.status();
        if (!before.closed()) {
            open.cancel(handoff, clerk, "已撤回 | withdrawn");
        }
        boolean mayHaveIt = before != HandoffStatus.HELD
                && before != HandoffStatus.CANCELLED
                && before != HandoffStatus.TRANSFERRED;
        if (mayHaveIt) {
            ObjectNode more = Json.object().put("reason", reason);
            more.putObject("from").put("party", clerk.party().value()).set("clerk", Decision.json(clerk.person()));
            open.send(Notice.toDepartment(open, handoff, "handoff.withdrawn", more));
        }
    }
}
