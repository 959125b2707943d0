package io.onewindow.answer;

import static io.onewindow.party.PartyKind.DEPARTMENT;

import io.onewindow.access.Caller;
import io.onewindow.access.JsonBody;
import io.onewindow.access.Only;
import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Faults;
import io.onewindow.wire.Problem;
import io.onewindow.wire.ProblemException;
import io.onewindow.wire.StrictJson;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Answers over HTTP, for departments that would rather call than send.
@RestController
@RequestMapping(path = "/api/v1/handoffs", produces = MediaType.APPLICATION_JSON_VALUE)
class AnswersController {

    private final GatheringDesk desk;

    AnswersController(GatheringDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Only(DEPARTMENT)
    ResponseEntity<ObjectNode> mailbox() {
        throw new ProblemException(Problem.of(Fault.NOT_A_PULLER));
    }

    @PostMapping("/{handoffNo}/answers")
    @Only(DEPARTMENT)
    ResponseEntity<ObjectNode> answer(Caller caller, @PathVariable String handoffNo, JsonBody body) {
        checkMatches(handoffNo, body.bytes());
        ArrivedAnswer arrived = ArrivedAnswer.of(caller.id(), body.bytes(), handoffNo);
        return switch (desk.gather(List.of(arrived)).getFirst()) {
            case Outcome.Counted counted -> taken(body.bytes(), false, counted.seq());
            case Outcome.Late late -> taken(body.bytes(), false, late.seq());
            case Outcome.Duplicate _ -> taken(body.bytes(), true, 0);
            case Outcome.Refused refused -> throw new ProblemException(refused.problem());
        };
    }

    // The path says which handoff is answered; a body that says another one is a mistake that must not be guessed away.
    private static void checkMatches(String handoffNo, byte[] body) {
        StrictJson.read(body, new Faults())
                .map(document -> document.path("handoffNo").asString(handoffNo))
                .filter(inBody -> !inBody.equals(handoffNo))
                .ifPresent(inBody -> {
                    throw new ProblemException(Problem.at("/handoffNo", Fault.HANDOFF_UNKNOWN, inBody));
                });
    }

    private static ResponseEntity<ObjectNode> taken(byte[] body, boolean repeated, int seq) {
        ObjectNode receipt = Json.object().put("contentDigest", Digest.of(body).text());
        if (repeated) {
            return ResponseEntity.accepted()
                    .header("Idempotent-Replayed", "true")
                    .body(receipt);
        }
        return ResponseEntity.accepted().body(receipt.put("seq", seq));
    }
}
