package io.onewindow.access;

import io.onewindow.commit.GroupCommit;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import io.onewindow.wire.ProblemException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

/// Whatever a call ran into, as the problem that its caller is told: never the name of a class, never a stack trace.
/// What is the hub's own fault is logged once, under a number that the caller gets too.
@RestControllerAdvice
class Mishaps {

    private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);
    private static final int SHOWN = 10;

    @ExceptionHandler(Exception.class)
    void answer(Exception failed, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (DisconnectedClientHelper.isClientDisconnectedException(failed)) {
            return;
        }
        if (failed instanceof ErrorResponse known) {
            // Allow with 405, Accept with 415.
            known.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        }
        Problems.send(problem(failed, request), request, response);
    }

    /// The problem that a failure is.
    static Problem problem(Throwable failed, HttpServletRequest request) {
        return switch (failed) {
            case ProblemException refused -> refused.problem();
            case MissingServletRequestParameterException missing -> malformed(missing.getParameterName());
            case MissingRequestHeaderException missing -> malformed(missing.getHeaderName());
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case HttpMessageNotReadableException _, BadRequestException _ -> malformed("body");
            case RequestRejectedException _ -> malformed("URL, headers");
            case InvalidParameterException _ -> malformed("parameters");
            case HttpMediaTypeNotSupportedException other ->
                Problem.of(Fault.MEDIA_TYPE, listed(other.getSupportedMediaTypes()));
            case HttpMediaTypeNotAcceptableException other ->
                Problem.of(Fault.NOT_ACCEPTABLE, listed(other.getSupportedMediaTypes()));
            case AccessDeniedException _ -> Problem.of(Fault.FORBIDDEN);
            case GroupCommit.Busy _, RejectedExecutionException _ -> Problem.of(Fault.BUSY);
            case AsyncRequestTimeoutException _ -> Problem.of(Fault.UNAVAILABLE);
            case CannotCreateTransactionException _,
                    TransactionSystemException _,
                    TransactionTimedOutException _,
                    DataAccessResourceFailureException _,
                    TransientDataAccessException _,
                    RecoverableDataAccessException _ -> away(failed);
            case ErrorResponse known -> ofStatus(known.getStatusCode().value(), failed, request);
            case ServletException wrapper
            when wrapper.getRootCause() instanceof Exception cause -> problem(cause, request);
            default -> incident(failed, request);
        };
    }

    /// The problem that a bare status stands for.
    ///
    /// @param failed what the log tells of it, where the status says that it is the hub's own fault
    static Problem ofStatus(int status, Throwable failed, HttpServletRequest request) {
        return switch (status) {
            case 401 -> Problem.of(Fault.UNAUTHENTICATED);
            case 403 -> Problem.of(Fault.FORBIDDEN);
            case 404 -> Problem.of(Fault.NOT_FOUND);
            case 405 -> Problem.of(Fault.METHOD, said(request, RequestDispatcher.ERROR_METHOD, request.getMethod()));
            case 414, 431 -> Problem.of(Fault.TOO_MANY_HEADERS);
            case 429 -> Problem.of(Fault.RATE_LIMITED);
            case 501, 505 -> malformed("HTTP " + status);
            case 503 -> Problem.of(Fault.UNAVAILABLE);
            default -> status < 500 ? malformed("HTTP " + status) : incident(failed, request);
        };
    }

    private static Problem malformed(String what) {
        return Problem.of(Fault.REQUEST_MALFORMED, what);
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
        // What reads a parameter may know better what is wrong with it.
        for (Throwable cause = mismatch; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException told) {
                return told.problem();
            }
        }
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Problem.of(Fault.NOT_FOUND);
        }
        String value = String.valueOf(mismatch.getValue());
        // Shortened, so that an identity number given in the wrong place is not told back.
        String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        return Problem.of(Fault.QUERY_VALUE, mismatch.getName(), shown);
    }

    private static String listed(List<MediaType> types) {
        return types.isEmpty()
                ? MediaType.APPLICATION_JSON_VALUE
                : types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
    }

    private static Problem away(Throwable failed) {
        LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("database away");
        return Problem.of(Fault.UNAVAILABLE);
    }

    private static Problem incident(Throwable failed, HttpServletRequest request) {
        String number = "%08x".formatted(ThreadLocalRandom.current().nextInt());
        LOG.atError()
                .setCause(failed)
                .addKeyValue("incident", number)
                .addKeyValue("method", said(request, RequestDispatcher.ERROR_METHOD, request.getMethod()))
                .addKeyValue("path", said(request, RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI()))
                .log("call failed");
        return Problem.of(Fault.INTERNAL, number);
    }

    // On the way to the error path the container sets its own method and path, and keeps the caller's beside them.
    private static String said(HttpServletRequest request, String attribute, @Nullable String otherwise) {
        return request.getAttribute(attribute) instanceof String kept ? kept : String.valueOf(otherwise);
    }
}
