package io.onewindow.access;

import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import io.onewindow.wire.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// The JSON that a call brought, as its bytes: declared as JSON in UTF-8, not compressed, and no larger than the limit.
/// A controller that names a parameter of this type gets it, or the caller gets 413 or 415. What the bytes hold is not
/// looked at here.
///
/// @param bytes as they were sent; none where the call has no body
public record JsonBody(byte[] bytes) {

    // A sender that is still writing does not look for the answer: some more is read and thrown away, then it is told.
    private static final long READ_AWAY = 16L << 20;

    static JsonBody read(HttpServletRequest request, int limit) {
        if (hasNoBody(request)) {
            return new JsonBody(new byte[0]);
        }
        refuseOtherTypes(request);
        try {
            return new JsonBody(bounded(request, limit));
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.of(Fault.REQUEST_MALFORMED, "body"));
        }
    }

    private static boolean hasNoBody(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length == 0 || length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }

    private static byte[] bounded(HttpServletRequest request, int limit) throws IOException {
        boolean declaredTooLarge = request.getContentLengthLong() > limit;
        if (declaredTooLarge && waitsForLeave(request)) {
            throw tooLarge(limit);
        }
        InputStream in = request.getInputStream();
        byte[] bytes = declaredTooLarge ? new byte[0] : in.readNBytes(limit + 1);
        if (declaredTooLarge || bytes.length > limit) {
            in.skip(READ_AWAY);
            throw tooLarge(limit);
        }
        return bytes;
    }

    private static boolean waitsForLeave(HttpServletRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    private static ProblemException tooLarge(int limit) {
        return new ProblemException(Problem.of(Fault.BODY_TOO_LARGE, String.valueOf(limit)));
    }

    private static void refuseOtherTypes(HttpServletRequest request) {
        if (!Optional.ofNullable(request.getContentType())
                .filter(JsonBody::isJson)
                .isPresent()) {
            throw new ProblemException(Problem.of(Fault.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE));
        }
        List<String> encodings = Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING));
        if (!encodings.stream().allMatch("identity"::equalsIgnoreCase)) {
            throw new ProblemException(Problem.of(Fault.MEDIA_TYPE, "Content-Encoding: identity"));
        }
    }

    private static boolean isJson(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            boolean json = MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                    || type.getType().equals("application") && "json".equals(type.getSubtypeSuffix());
            return json && (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
        } catch (InvalidMediaTypeException notAType) {
            return false;
        }
    }
}
