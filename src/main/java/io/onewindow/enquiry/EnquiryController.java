package io.onewindow.enquiry;

import static io.onewindow.party.PartyKind.AUDITOR;
import static io.onewindow.party.PartyKind.DEPARTMENT;
import static io.onewindow.party.PartyKind.OPERATOR;
import static io.onewindow.party.PartyKind.WINDOW;

import io.onewindow.access.Caller;
import io.onewindow.access.Only;
import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
import io.onewindow.casefile.CaseFile;
import io.onewindow.enquiry.Sight.Seen;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Cases over HTTP, to be read.
@RestController
@RequestMapping(path = "/api/v1/applications", produces = MediaType.APPLICATION_JSON_VALUE)
@Only({WINDOW, DEPARTMENT, OPERATOR, AUDITOR})
class EnquiryController {

    private final Sight sight;
    private final CaseView view;
    private final LedgerView ledger;
    private final ClockView clocks;
    private final EventStreams streams;
    private final CaseSearch search;
    private final CaseBook cases;

    EnquiryController(
            Sight sight,
            CaseView view,
            LedgerView ledger,
            ClockView clocks,
            EventStreams streams,
            CaseSearch search,
            CaseBook cases) {
        this.sight = sight;
        this.view = view;
        this.ledger = ledger;
        this.clocks = clocks;
        this.streams = streams;
        this.search = search;
        this.cases = cases;
    }

    @GetMapping("/{acceptanceNo}")
    ResponseEntity<ObjectNode> read(
            Caller caller,
            @PathVariable AcceptanceNumber acceptanceNo,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known) {
        Seen seen = sight.of(acceptanceNo, caller.party());
        // Spring does not know that a star is whatever there is (RFC 9110, section 13.1.2).
        ResponseEntity.BodyBuilder reply =
                known.strip().equals("*") ? ResponseEntity.status(HttpStatus.NOT_MODIFIED) : ResponseEntity.ok();
        reply.eTag(tag(seen)).cacheControl(CacheControl.noCache().cachePrivate());
        return known.strip().equals("*") ? reply.build() : reply.body(view.of(seen));
    }

    // The ledger's head changes with every change of the case; a department sees its share of it only.
    private static String tag(Seen seen) {
        String share = seen.share() ? seen.viewer().id().value() : "";
        return Digest.of(seen.file().chain().hash().text() + share).hex().substring(0, 32);
    }

    @GetMapping
    ResponseEntity<ObjectNode> find(Caller caller, @RequestParam Map<String, String> parameters) {
        CaseQuery query = CaseQuery.of(parameters, sight.onlyOf(caller.party()));
        List<CaseSearch.Found> found = search.find(query);
        List<CaseSearch.Found> page = found.stream().limit(query.limit()).toList();
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("applications");
        cases.findAll(page.stream().map(CaseSearch.Found::number).toList()).stream()
                .sorted(Comparator.comparing((CaseFile file) -> file.identity().acceptedAt())
                        .thenComparing(CaseFile::number)
                        .reversed())
                .forEach(file -> list.add(view.summary(file)));
        if (found.size() > page.size()) {
            CaseSearch.Found last = page.getLast();
            body.put(
                    "next",
                    new CaseQuery.Cursor(last.acceptedAt(), last.number().value()).written());
        }
        return ResponseEntity.ok(body);
    }

    @GetMapping(path = "/{acceptanceNo}/ledger", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> ledger(Caller caller, @PathVariable AcceptanceNumber acceptanceNo) {
        return ResponseEntity.ok(ledger.document(sight.of(acceptanceNo, caller.party())));
    }

    @GetMapping(path = "/{acceptanceNo}/ledger", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    ResponseEntity<String> story(Caller caller, @PathVariable AcceptanceNumber acceptanceNo) {
        return ResponseEntity.ok(ledger.story(sight.of(acceptanceNo, caller.party())));
    }

    @GetMapping(path = "/{acceptanceNo}/clock")
    ResponseEntity<ObjectNode> clock(Caller caller, @PathVariable AcceptanceNumber acceptanceNo) {
        return ResponseEntity.ok(clocks.of(sight.of(acceptanceNo, caller.party())));
    }

    @GetMapping(path = "/{acceptanceNo}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(
            Caller caller,
            @PathVariable AcceptanceNumber acceptanceNo,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") String lastEventId) {
        boolean number = lastEventId.matches("[0-9]{1,9}");
        return streams.open(sight.of(acceptanceNo, caller.party()), number ? Integer.parseInt(lastEventId) : 0);
    }
}
