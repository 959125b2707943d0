package io.onewindow.amendment;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.dispatch.MaterialSharing;
import io.onewindow.handoff.Corrections;
import io.onewindow.handoff.Corrections.Correction;
import io.onewindow.handoff.Decision;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.HandoffStatus;
import io.onewindow.handoff.Notice;
import io.onewindow.handoff.OpenCase;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes what a correction (补正) asked for, and passes it on to the department that asked.
@Service
class CorrectionDesk {

    private final HandoffBook handoffs;
    private final Corrections corrections;
    private final MaterialSharing sharing;

    CorrectionDesk(HandoffBook handoffs, Corrections corrections, MaterialSharing sharing) {
        this.handoffs = handoffs;
        this.corrections = corrections;
        this.sharing = sharing;
    }

    /// What the window hands in.
    ///
    /// @param clerk        the window, and the clerk that it names
    /// @param correctionNo which correction
    /// @param materials    documents, as they came
    /// @param form         form members, as they came
    /// @param body         the message, kept as it came
    record HandedIn(Actor clerk, String correctionNo, JsonNode materials, ObjectNode form, byte[] body) {}

    @Transactional
    Amending handIn(AcceptanceNumber number, HandedIn handedIn) {
        Collection<OpenCase> opened = handoffs.open(List.of(number)).values();
        Optional<OpenCase> open = opened.stream()
                .filter(one ->
                        one.file().identity().window().equals(handedIn.clerk().party()))
                .findFirst();
        if (open.isEmpty()) {
            return new Amending.Refused(Problem.of(Fault.NOT_FOUND));
        }
        Optional<Correction> correction = corrections.of(number).stream()
                .filter(one -> one.correctionNo().equals(handedIn.correctionNo()))
                .findFirst();
        if (correction.isEmpty()) {
            return new Amending.Refused(Problem.at("/correctionNo", Fault.CORRECTION_UNKNOWN, handedIn.correctionNo()));
        }
        return handIn(open.get(), correction.get(), handedIn);
    }

    private Amending handIn(OpenCase open, Correction correction, HandedIn handedIn) {
        Digest digest = Digest.of(handedIn.body());
        if (!correction.open() && correction.body().equals(digest)) {
            return new Amending.Repeated();
        }
        Handoff handoff = open.find(correction.handoff()).orElseThrow();
        if (!correction.open() || handoff.status() != HandoffStatus.AWAITING_CORRECTION) {
            return new Amending.Refused(Problem.of(
                    Fault.CORRECTION_CLOSED,
                    handedIn.correctionNo(),
                    handoff.status().name()));
        }
        open.correct(handoff, correction.number(), digest);
        open.append(Act.of(Event.CORRECTED, handedIn.clerk())
                .to(handoff.department())
                .about(handoff.number().value(), handoff.attempt())
                .keeping(handedIn.body()));
        open.send(Notice.toDepartment(open, handoff, "handoff.corrected", message(open, handedIn)));
        handoffs.write(List.of(open));
        sharing.handOver(handedIn.materials(), handoff);
        return new Amending.Taken();
    }

    private static ObjectNode message(OpenCase open, HandedIn handedIn) {
        ObjectNode message = Json.object().put("correctionNo", handedIn.correctionNo());
        message.set("materials", handedIn.materials().isArray() ? handedIn.materials() : Json.array());
        message.set("form", handedIn.form());
        message.put("recordDigest", open.file().identity().recordDigest().text());
        message.putObject("from")
                .put("party", handedIn.clerk().party().value())
                .set("clerk", Decision.json(handedIn.clerk().person()));
        return message;
    }
}
