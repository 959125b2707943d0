package io.onewindow.amendment;

import static io.onewindow.party.PartyKind.WINDOW;

import io.onewindow.access.Caller;
import io.onewindow.access.JsonBody;
import io.onewindow.access.Only;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.party.Actor;
import io.onewindow.wire.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Corrections and withdrawals over HTTP.
@RestController
@RequestMapping(path = "/api/v1/applications/{acceptanceNo}", produces = MediaType.APPLICATION_JSON_VALUE)
class AmendmentController {

    private final AmendmentReader reader;
    private final CorrectionDesk corrections;
    private final WithdrawalDesk withdrawals;

    AmendmentController(AmendmentReader reader, CorrectionDesk corrections, WithdrawalDesk withdrawals) {
        this.reader = reader;
        this.corrections = corrections;
        this.withdrawals = withdrawals;
    }

    @PostMapping("/corrections")
    @Only(WINDOW)
    ResponseEntity<ObjectNode> correct(Caller caller, @PathVariable AcceptanceNumber acceptanceNo, JsonBody body) {
        return reply(acceptanceNo, corrections.handIn(acceptanceNo, reader.correction(caller.id(), body.bytes())));
    }

    @PostMapping("/withdrawal")
    @Only(WINDOW)
    ResponseEntity<ObjectNode> withdraw(Caller caller, @PathVariable AcceptanceNumber acceptanceNo, JsonBody body) {
        AmendmentReader.Withdrawal withdrawal = reader.withdrawal(body.bytes());
        Actor clerk = new Actor(caller.id(), withdrawal.clerk());
        return reply(acceptanceNo, withdrawals.withdraw(acceptanceNo, clerk, withdrawal.reason(), body.bytes()));
    }

    private static ResponseEntity<ObjectNode> reply(AcceptanceNumber number, Amending outcome) {
        ObjectNode receipt = Json.object().put("acceptanceNo", number.value());
        return switch (outcome) {
            case Amending.Taken _ -> ResponseEntity.accepted().body(receipt);
            case Amending.Repeated _ ->
                ResponseEntity.accepted().header("Idempotent-Replayed", "true").body(receipt);
            case Amending.Refused refused -> throw new ProblemException(refused.problem());
        };
    }
}
