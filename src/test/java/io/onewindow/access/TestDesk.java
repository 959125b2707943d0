package io.onewindow.access;

import io.onewindow.party.PartyKind;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Faults;
import io.onewindow.wire.Language;
import io.onewindow.wire.Problem;
import io.onewindow.wire.StrictJson;
import java.util.concurrent.Callable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/// A desk that shows what reaches it, and fails as it is told.
@RestController
@Profile(EdgeHub.PROFILE)
@RequestMapping("/api/v1/desk")
class TestDesk {

    @GetMapping("/who")
    String who(Caller caller) {
        return caller + " " + caller.kind();
    }

    @Only({PartyKind.WINDOW, PartyKind.OPERATOR})
    @GetMapping("/some")
    String some() {
        return "some";
    }

    @PostMapping("/json")
    ResponseEntity<?> json(JsonBody body, Language language) {
        Faults faults = new Faults();
        StrictJson.read(body.bytes(), faults);
        return faults.problem()
                .<ResponseEntity<?>>map(problem -> Problems.response(problem, language))
                .orElseGet(() -> ResponseEntity.ok(body.bytes().length + " bytes"));
    }

    @GetMapping("/parameter")
    int parameter(@RequestParam int limit) {
        return limit;
    }

    @GetMapping("/header")
    String header(@RequestHeader("X-Needed") String needed) {
        return needed;
    }

    @GetMapping("/cases/{number}")
    int path(@PathVariable int number) {
        return number;
    }

    @GetMapping(path = "/pdf", produces = "application/pdf")
    byte[] pdf() {
        return new byte[0];
    }

    @PostMapping(path = "/csv", consumes = "text/csv")
    void csv() {}

    @GetMapping("/later")
    Callable<String> later(Caller caller) {
        return () -> "later, " + caller;
    }

    @GetMapping("/never")
    DeferredResult<String> never() {
        return new DeferredResult<>(50L);
    }

    @GetMapping("/problem")
    ResponseEntity<byte[]> problem(Language language) {
        return Problems.response(Problem.at("/limit", Fault.BUSY), language);
    }

    @GetMapping("/fails/{how}")
    void fails(@PathVariable String how) {
        throw switch (how) {
            case "connection" -> new DataAccessResourceFailureException("jdbc:postgresql://10.0.0.1 refused");
            case "transaction" -> new CannotCreateTransactionException("no connection in 5 s");
            case "timeout" -> new QueryTimeoutException("select secret from people");
            default -> new IllegalStateException("select name from people where id = '51070319900101'");
        };
    }
}
