package io.onewindow.answer;

import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.canonical.Json;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.dispatch.DispatchBook;
import io.onewindow.handoff.Corrections;
import io.onewindow.handoff.Decision;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffStatus;
import io.onewindow.handoff.Notice;
import io.onewindow.handoff.OpenCase;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Entry;
import io.onewindow.ledger.Event;
import io.onewindow.party.PartyId;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Says what an answer does to its handoff, under the case's lock.
@Component
class Judge {

    private final DispatchBook dispatches;
    private final Catalogue catalogue;
    private final HolidayCalendar calendar;

    Judge(DispatchBook dispatches, Catalogue catalogue, HolidayCalendar calendar) {
        this.dispatches = dispatches;
        this.catalogue = catalogue;
        this.calendar = calendar;
    }

    Outcome judge(Answer answer, Optional<OpenCase> open) {
        // Another department's handoff looks like one that is not there, so that nobody learns which ones are.
        Optional<Handoff> handoff = open.flatMap(found -> found.find(answer.handoff()))
                .filter(found -> found.department().equals(answer.actor().party()));
        if (handoff.isEmpty()) {
            return refused(
                    answer,
                    "/handoffNo",
                    Fault.HANDOFF_UNKNOWN,
                    answer.handoff().value());
        }
        return judge(answer, open.orElseThrow(), handoff.get());
    }

    private Outcome judge(Answer answer, OpenCase open, Handoff handoff) {
        HandoffStatus status = handoff.status();
        if (status.closed()) {
            return afterTheEnd(answer, open, handoff);
        }
        boolean unsent = status == HandoffStatus.QUEUED && !handoff.claimed() && handoff.attempt() == 1;
        if (status == HandoffStatus.HELD || unsent) {
            return refused(
                    answer,
                    "/handoffNo",
                    Fault.HANDOFF_NOT_DISPATCHED,
                    answer.handoff().value(),
                    status.name());
        }
        // The answer overtook the mark of its own dispatch, or shows that a send reached its department which seemed to
        // fail.
        if (status == HandoffStatus.QUEUED && handoff.claimed() || handoff.parkedUnsent()) {
            open.dispatch(handoff, dispatches.requestDigest(open, handoff));
        }
        return apply(answer, open, handoff);
    }

    private static Outcome afterTheEnd(Answer answer, OpenCase open, Handoff handoff) {
        return switch (answer.said()) {
            case Said.Received _ -> counted(open, act(Event.RECEIVED, answer, handoff));
            case Said.Progress _ -> counted(open, act(Event.PROGRESS, answer, handoff));
            case Said.Correction _,
                    Said.Suspended _,
                    Said.Resumed _,
                    Said.Extended _,
                    Said.Transfer _,
                    Said.Decided _ -> new Outcome.Late(open.append(act(Event.LATE_ANSWER, answer, handoff)));
        };
    }

    private Outcome apply(Answer answer, OpenCase open, Handoff handoff) {
        return switch (answer.said()) {
            case Said.Received _ -> received(open, handoff, act(Event.RECEIVED, answer, handoff));
            case Said.Progress _ -> received(open, handoff, act(Event.PROGRESS, answer, handoff));
            case Said.Correction correction -> ask(answer, open, handoff, correction);
            case Said.Suspended suspended -> suspend(answer, open, handoff, suspended);
            case Said.Resumed _ -> resume(answer, open, handoff);
            case Said.Extended extended -> extend(answer, open, handoff, extended);
            case Said.Transfer transfer -> transfer(answer, open, handoff, transfer);
            case Said.Decided decided -> decide(answer, open, handoff, decided);
        };
    }

    private static Outcome received(OpenCase open, Handoff handoff, Act act) {
        handoff.received();
        return counted(open, act);
    }

    private Outcome ask(Answer answer, OpenCase open, Handoff handoff, Said.Correction correction) {
        Act act = act(Event.CORRECTION_ASKED, answer, handoff)
                .to(open.file().identity().window());
        LocalDate dueBy = correction.dueDays() == 0
                ? LocalDate.MAX
                : calendar.due(HolidayCalendar.dateOf(open.at()), correction.dueDays())
                        .date();
        String correctionNo = open.askCorrection(handoff, new Corrections.Asked(correction.materials(), dueBy));
        ObjectNode more = Json.object().put("correctionNo", correctionNo);
        more.set("materials", correction.materials());
        if (correction.dueDays() > 0) {
            more.put("dueBy", dueBy.toString());
        }
        more.set("officer", Decision.json(answer.actor().person()));
        open.send(Notice.of(open, handoff, "correction.asked", more));
        return counted(open, act);
    }

    private static Outcome suspend(Answer answer, OpenCase open, Handoff handoff, Said.Suspended suspended) {
        open.suspend(handoff, suspended.procedure(), suspended.legalBasis(), suspended.approver());
        ObjectNode more = Json.object()
                .put("procedure", suspended.procedure())
                .put("legalBasis", suspended.legalBasis())
                .put("approver", suspended.approver());
        if (suspended.days() > 0) {
            more.put("days", suspended.days());
        }
        open.send(Notice.of(open, handoff, "handoff.suspended", more));
        return counted(open, act(Event.SUSPENDED, answer, handoff));
    }

    private static Outcome resume(Answer answer, OpenCase open, Handoff handoff) {
        if (!handoff.inSpecialProcedure()) {
            return refused(
                    answer, "/kind", Fault.NOT_SUSPENDED, answer.handoff().value());
        }
        open.resume(handoff);
        open.send(Notice.of(open, handoff, "handoff.resumed", Json.object()));
        return counted(open, act(Event.RESUMED, answer, handoff));
    }

    private static Outcome extend(Answer answer, OpenCase open, Handoff handoff, Said.Extended extended) {
        open.extend(handoff, extended.days(), extended.approver(), extended.reason());
        ObjectNode more = Json.object()
                .put("days", extended.days())
                .put("approver", extended.approver())
                .put("reason", extended.reason());
        open.send(Notice.of(open, handoff, "handoff.extended", more));
        return counted(open, act(Event.EXTENDED, answer, handoff));
    }

    private Outcome transfer(Answer answer, OpenCase open, Handoff handoff, Said.Transfer transfer) {
        PartyId to = transfer.toDepartment();
        if (to.equals(handoff.department())) {
            return refused(answer, "/toDepartment", Fault.TRANSFER_TO_SELF);
        }
        if (catalogue.department(to).isEmpty()) {
            return refused(answer, "/toDepartment", Fault.DEPARTMENT_UNKNOWN, to.value());
        }
        Outcome outcome = counted(open, act(Event.TRANSFERRED, answer, handoff).to(to));
        Handoff next = open.transfer(handoff, to);
        dispatches.shareMaterials(open, next);
        ObjectNode more = Json.object()
                .put("toDepartment", to.value())
                .put("newHandoffNo", next.number().value())
                .put("reason", transfer.reason());
        open.send(Notice.of(open, handoff, "handoff.transferred", more));
        return outcome;
    }

    private static Outcome decide(Answer answer, OpenCase open, Handoff handoff, Said.Decided decided) {
        Outcome outcome = counted(open, act(Event.DECIDED, answer, handoff));
        Decision decision = new Decision(
                decided.approved(),
                decided.reason(),
                answer.actor().person(),
                Entry.written(open.at()),
                decided.certificate());
        open.decide(handoff, decision);
        return outcome;
    }

    private static Act act(Event event, Answer answer, Handoff handoff) {
        return Act.of(event, answer.actor())
                .to(PartyId.HUB)
                .about(handoff.number().value(), handoff.attempt())
                .claimedAt(answer.occurredAt())
                .over(answer.digest());
    }

    private static Outcome counted(OpenCase open, Act act) {
        return new Outcome.Counted(open.append(act));
    }

    private static Outcome refused(Answer answer, String pointer, Fault fault, String... arguments) {
        return new Outcome.Refused(
                Problem.at(pointer, fault, arguments), answer.handoff().value());
    }
}
