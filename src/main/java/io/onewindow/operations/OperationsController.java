package io.onewindow.operations;

import static io.onewindow.party.PartyKind.AUDITOR;
import static io.onewindow.party.PartyKind.OPERATOR;

import io.onewindow.access.Caller;
import io.onewindow.access.JsonBody;
import io.onewindow.access.Only;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.HandoffView;
import io.onewindow.ledger.Entry;
import io.onewindow.operations.DeadMessages.Dead;
import io.onewindow.party.Actor;
import io.onewindow.party.Person;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Faults;
import io.onewindow.wire.Fields;
import io.onewindow.wire.Problem;
import io.onewindow.wire.ProblemException;
import io.onewindow.wire.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What operators see of parked handoffs and dead messages, and how they send one again.
@RestController
@RequestMapping(path = "/api/v1/ops", produces = MediaType.APPLICATION_JSON_VALUE)
class OperationsController {

    private static final int MOST = 500;
    private static final int SHOWN = 4_000;

    private final HandoffBook handoffs;
    private final DeadLetters deadLetters;

    OperationsController(HandoffBook handoffs, DeadLetters deadLetters) {
        this.handoffs = handoffs;
        this.deadLetters = deadLetters;
    }

    @GetMapping("/parked")
    @Only({OPERATOR, AUDITOR})
    ResponseEntity<ObjectNode> parked() {
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("handoffs");
        handoffs.parked(MOST).forEach(handoff -> list.add(json(handoff)));
        return ResponseEntity.ok(body);
    }

    private static ObjectNode json(Handoff handoff) {
        return HandoffView.of(handoff)
                .put("id", handoff.number().value())
                .put("acceptanceNo", handoff.number().acceptance().value())
                .put("attempt", handoff.attempt());
    }

    @GetMapping("/dead")
    @Only({OPERATOR, AUDITOR})
    ResponseEntity<ObjectNode> dead() {
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("messages");
        deadLetters.open(MOST).forEach(dead -> list.add(json(dead)));
        return ResponseEntity.ok(body);
    }

    private static ObjectNode json(Dead dead) {
        ObjectNode json = Json.object()
                .put("id", dead.id())
                .put("queue", dead.message().queue())
                .put("reason", dead.message().reason())
                .put("diedAt", Entry.written(dead.diedAt().toInstant()))
                .put("size", dead.message().size());
        if (!dead.message().handoffNo().isEmpty()) {
            json.put("handoffNo", dead.message().handoffNo());
        }
        String text = new String(dead.message().body(), StandardCharsets.UTF_8);
        return json.put("body", text.length() > SHOWN ? text.substring(0, SHOWN) : text);
    }

    @PostMapping("/parked/{handoffNo}/retry")
    @Only(OPERATOR)
    ResponseEntity<ObjectNode> retryParked(Caller caller, @PathVariable String handoffNo, JsonBody body) {
        Actor operator = operator(caller, body.bytes());
        HandoffNumber number =
                HandoffNumber.in(handoffNo).orElseThrow(() -> new ProblemException(Problem.of(Fault.NOT_FOUND)));
        return reply(handoffNo, deadLetters.retryParked(number, operator, body.bytes()));
    }

    @PostMapping("/dead/{id}/retry")
    @Only(OPERATOR)
    ResponseEntity<ObjectNode> retryDead(Caller caller, @PathVariable long id, JsonBody body) {
        Actor operator = operator(caller, body.bytes());
        return reply(String.valueOf(id), deadLetters.retry(id, operator, body.bytes()));
    }

    private static Actor operator(Caller caller, byte[] body) {
        Faults faults = new Faults();
        Fields fields = Fields.document(body, faults);
        fields.text("reason", StrictJson.TEXT);
        Person person = fields.optionalObject("person").map(Person::read).orElse(Person.NOBODY);
        fields.refuseUnknown();
        faults.throwProblem();
        return new Actor(caller.id(), person);
    }

    private static ResponseEntity<ObjectNode> reply(String id, Optional<Problem> problem) {
        if (problem.isPresent()) {
            throw new ProblemException(problem.get());
        }
        return ResponseEntity.accepted().body(Json.object().put("id", id));
    }
}
