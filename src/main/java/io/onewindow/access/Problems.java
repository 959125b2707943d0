package io.onewindow.access;

import io.onewindow.canonical.Json;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Language;
import io.onewindow.wire.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;

/// Problems as HTTP answers (RFC 9457): `application/problem+json` in the language that was asked for, with
/// `Retry-After` where trying again can help.
public final class Problems {

    private Problems() {}

    /// The answer that a problem is.
    public static ResponseEntity<byte[]> response(Problem problem, Language language) {
        return ResponseEntity.status(problem.fault().status())
                .headers(headers(problem, language))
                .body(Json.bytes(problem.body(language)));
    }

    /// The language of the call's `Accept-Language`; Chinese where it has none, or one that cannot be read.
    public static Language language(HttpServletRequest request) {
        try {
            String asked = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)));
            return Language.asked(Optional.of(asked).filter(header -> !header.isBlank()));
        } catch (RequestRejectedException illegalCharacter) {
            return Language.ZH;
        }
    }

    /// Sends a problem from outside a controller; does nothing once an answer is under way.
    static void send(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Language language = language(request);
        byte[] body = Json.bytes(problem.body(language));
        response.resetBuffer();
        response.setStatus(problem.fault().status());
        headers(problem, language).forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private static HttpHeaders headers(Problem problem, Language language) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLanguage(Locale.of(language.name().toLowerCase(Locale.ROOT)));
        // Also where the container answers before the security headers' turn.
        headers.setCacheControl(CacheControl.noStore());
        headers.set("X-Content-Type-Options", "nosniff");
        int seconds = retryAfterSeconds(problem.fault());
        if (seconds > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        }
        return headers;
    }

    private static int retryAfterSeconds(Fault fault) {
        return switch (fault) {
            case LOCKED_OUT -> 60;
            case RATE_LIMITED, UNAVAILABLE -> 5;
            case BUSY -> 1;
            default -> 0;
        };
    }
}
