package io.onewindow.acceptance;

import static io.onewindow.party.PartyKind.WINDOW;

import io.onewindow.access.Caller;
import io.onewindow.access.JsonBody;
import io.onewindow.access.Only;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.wire.ProblemException;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Applications over HTTP.
@RestController
@RequestMapping(path = "/api/v1/applications", produces = MediaType.APPLICATION_JSON_VALUE)
class ApplicationsController {

    private final AcceptanceDesk desk;

    ApplicationsController(AcceptanceDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @Only(WINDOW)
    ResponseEntity<ObjectNode> submit(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String idempotencyKey,
            JsonBody body) {
        return switch (desk.accept(new Submission(caller.id(), idempotencyKey, body.bytes()))) {
            case Accepting.Accepted accepted -> created(accepted.number()).body(accepted.acceptance());
            case Accepting.Repeated repeated ->
                created(repeated.number()).header("Idempotent-Replayed", "true").body(repeated.acceptance());
            case Accepting.Refused refused -> throw new ProblemException(refused.problem());
        };
    }

    private static ResponseEntity.BodyBuilder created(AcceptanceNumber number) {
        return ResponseEntity.created(URI.create("/api/v1/applications/" + number.value()));
    }
}
