package io.onewindow.access;

import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// The servlet container's own edge: bounds that have no setting, and problems instead of its own pages for what never
/// becomes a call.
@Component
class TomcatEdge implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int MOST_HEADERS = 100;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(TomcatEdge::bound);
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    private static void bound(Connector connector) {
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setMaxHeaderCount(MOST_HEADERS);
            // A sender that waits for leave to send its body gets a refusal instead of the leave.
            http.setContinueResponseTiming("onRead");
        }
    }

    /// Sits inside the container's own reporter, which is silent once an answer is under way.
    private static final class ProblemValve extends ErrorReportValve {

        private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

        // The container tells of headers past its bounds by the kind of exception or its sentence, and answers 400.
        private static final String TOO_LARGE =
                StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failed) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                Problems.send(problem(status, failed, request), request, response);
            } catch (IOException gone) {
                LOG.debug("the caller did not wait for its answer", gone);
            }
        }

        private static Problem problem(int status, @Nullable Throwable failed, Request request) {
            if (status == 400 && failed != null && headersPastBounds(failed)) {
                return Problem.of(Fault.TOO_MANY_HEADERS);
            }
            return Mishaps.ofStatus(
                    status, failed == null ? new IllegalStateException("HTTP " + status) : failed, request);
        }

        private static boolean headersPastBounds(Throwable failed) {
            return failed instanceof IllegalStateException || TOO_LARGE.equals(failed.getMessage());
        }
    }
}
