package io.onewindow.issuance;

import static io.onewindow.party.PartyKind.WINDOW;

import io.onewindow.access.Caller;
import io.onewindow.access.JsonBody;
import io.onewindow.access.Only;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.party.Actor;
import io.onewindow.party.Person;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Faults;
import io.onewindow.wire.Fields;
import io.onewindow.wire.ProblemException;
import io.onewindow.wire.StrictJson;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The issuing window over HTTP.
@RestController
@RequestMapping(path = "/api/v1/applications/{acceptanceNo}", produces = MediaType.APPLICATION_JSON_VALUE)
class IssuanceController {

    private static final int MOST_CERTIFICATES = 100;
    private static final int NUMBER = 128;
    private static final Pattern LAST_FOUR = Pattern.compile("[0-9]{3}[0-9X]");

    private final ReleaseDesk desk;

    IssuanceController(ReleaseDesk desk) {
        this.desk = desk;
    }

    /// How certificates are handed over.
    enum Method {
        WINDOW,
        EXPRESS,
        ONLINE
    }

    @PostMapping("/issuance")
    @Only(WINDOW)
    ResponseEntity<ObjectNode> issue(Caller caller, @PathVariable AcceptanceNumber acceptanceNo, JsonBody body) {
        ReleaseDesk.Issuance issuance = issuance(body.bytes());
        return reply(acceptanceNo, desk.issue(acceptanceNo, caller.id(), issuance));
    }

    private static ReleaseDesk.Issuance issuance(byte[] body) {
        Faults faults = new Faults();
        Fields fields = Fields.document(body, faults);
        Person clerk = Person.clerk(fields);
        List<String> certificates = fields.texts("certificates", MOST_CERTIFICATES, NUMBER);
        fields.oneOf("method", Method.class);
        Fields collector = fields.object("collector");
        collector.name("name");
        collector
                .optionalText("idLast4", 4)
                .filter(digits -> !LAST_FOUR.matcher(digits).matches())
                .ifPresent(digits -> collector.fault("idLast4", Fault.WRONG_TYPE, "4 digits"));
        collector.refuseUnknown();
        fields.refuseUnknown();
        faults.throwProblem();
        return new ReleaseDesk.Issuance(clerk, certificates, body);
    }

    @PostMapping("/closing")
    @Only(WINDOW)
    ResponseEntity<ObjectNode> close(Caller caller, @PathVariable AcceptanceNumber acceptanceNo, JsonBody body) {
        Faults faults = new Faults();
        Fields fields = Fields.document(body.bytes(), faults);
        Person clerk = Person.clerk(fields);
        fields.optionalText("reason", StrictJson.TEXT);
        fields.refuseUnknown();
        faults.throwProblem();
        return reply(acceptanceNo, desk.close(acceptanceNo, new Actor(caller.id(), clerk), body.bytes()));
    }

    private static ResponseEntity<ObjectNode> reply(AcceptanceNumber number, ReleaseDesk.Release release) {
        return switch (release) {
            case ReleaseDesk.Release.Done done -> {
                ObjectNode body = Json.object()
                        .put("acceptanceNo", number.value())
                        .put("status", done.status().name());
                ArrayNode remaining = body.putArray("remaining");
                done.remaining().forEach(remaining::add);
                yield ResponseEntity.ok(body);
            }
            case ReleaseDesk.Release.Refused refused -> throw new ProblemException(refused.problem());
        };
    }
}
