package io.onewindow.access;

import io.onewindow.wire.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Where the servlet container turns with what no controller saw: a filter that failed, a bare status.
@Controller
class ErrorPath implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer sent ? sent : 404;
        Throwable failed = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                ? thrown
                : new IllegalStateException("HTTP " + status);
        Problem problem = status < 500 ? Mishaps.ofStatus(status, failed, request) : Mishaps.problem(failed, request);
        Problems.send(problem, request, response);
    }
}
