package io.onewindow.enquiry;

import static io.onewindow.party.PartyKind.AUDITOR;
import static io.onewindow.party.PartyKind.OPERATOR;
import static io.onewindow.party.PartyKind.WINDOW;

import io.onewindow.access.Caller;
import io.onewindow.access.Only;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.enquiry.Sight.Seen;
import io.onewindow.issuance.IssuanceDesk;
import io.onewindow.party.PartyId;
import io.onewindow.printing.Names;
import io.onewindow.printing.ResultPage;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import io.onewindow.wire.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The consolidated result over HTTP, as JSON and as a page to be printed.
@RestController
@RequestMapping("/api/v1/applications/{acceptanceNo}/result")
@Only({WINDOW, OPERATOR, AUDITOR})
class ResultController {

    private final Sight sight;
    private final IssuanceDesk issuance;
    private final ResultPage page;
    private final Catalogue catalogue;

    ResultController(Sight sight, IssuanceDesk issuance, ResultPage page, Catalogue catalogue) {
        this.sight = sight;
        this.issuance = issuance;
        this.page = page;
        this.catalogue = catalogue;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> json(Caller caller, @PathVariable AcceptanceNumber acceptanceNo) {
        return ResponseEntity.ok(result(acceptanceNo, caller));
    }

    @GetMapping(produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<StreamingResponseBody> pdf(Caller caller, @PathVariable AcceptanceNumber acceptanceNo) {
        byte[] result = result(acceptanceNo, caller);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + acceptanceNo.value() + ".pdf\"")
                .body(out -> page.write(Json.tree(result), names(), out));
    }

    private Names names() {
        return new Names(this::matterName, this::departmentName);
    }

    private Names.Name matterName(String code) {
        return catalogue
                .matter(new MatterCode(code))
                .map(matter -> new Names.Name(matter.nameZh(), matter.nameEn()))
                .orElse(new Names.Name(code, code));
    }

    private Names.Name departmentName(String id) {
        return catalogue
                .department(new PartyId(id))
                .map(department -> new Names.Name(department.nameZh(), department.nameEn()))
                .orElse(new Names.Name(id, id));
    }

    private byte[] result(AcceptanceNumber number, Caller caller) {
        Seen seen = sight.of(number, caller.party());
        return issuance.result(number)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(Fault.NO_RESULT_YET, seen.file().status().name())));
    }
}
