package io.onewindow.contracts;

import io.onewindow.canonical.Json;
import io.onewindow.wire.Fault;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Holds a call and its answer against `openapi.yaml`.
public final class HttpContract {

    private static final String BASE = "/api/v1";
    private static final Place SCHEMAS = Place.OPENAPI.at("components").at("schemas");
    private static final Place PROBLEM = SCHEMAS.at("Problem");
    private static final Place ENTRY =
            SCHEMAS.at("Ledger").at("properties").at("entries").at("items");

    private final HttpRequest request;
    private final HttpResponse<?> response;
    private final byte[] body;
    private final List<String> faults = new ArrayList<>();

    private HttpContract(HttpRequest request, HttpResponse<?> response, byte[] body) {
        this.request = request;
        this.response = response;
        this.body = body;
    }

    /// @throws AssertionError where the document says something else
    public static void check(HttpRequest request, HttpResponse<byte[]> response) {
        new HttpContract(request, response, response.body()).check();
    }

    /// Status, headers and media type alone, of a stream that is still to come.
    ///
    /// @throws AssertionError where the document says something else
    public static void checkStream(HttpRequest request, HttpResponse<?> response) {
        new HttpContract(request, response, new byte[0]).check();
    }

    /// The data of an event in a case's stream.
    ///
    /// @throws AssertionError where the document says something else
    public static JsonNode checkEntry(String data) {
        JsonNode entry = Json.tree(data.getBytes(StandardCharsets.UTF_8));
        List<String> faults = ENTRY.faultsOf(entry);
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "an event is against the contract:\n%s\n%s".formatted(String.join("\n", faults), data));
        }
        return entry;
    }

    private void check() {
        String path = request.uri().getRawPath();
        if (!path.startsWith(BASE + "/") && !path.matches("/(open|async)api\\.yaml")) {
            return;
        }
        Optional<Place> item = item(path.startsWith(BASE) ? path.substring(BASE.length()) : path);
        if (item.isEmpty()) {
            checkRefusal("the path is not documented", 404);
        } else {
            checkOperation(item.get());
        }
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s was answered %d, against the contract:\n%s\n%s"
                    .formatted(
                            request.method(), request.uri(), response.statusCode(), String.join("\n", faults), text()));
        }
    }

    private static Optional<Place> item(String path) {
        return Place.OPENAPI.at("paths").children().stream()
                .filter(item -> path.matches(item.name().replaceAll("\\{\\w+}", "[^/]*")))
                .findFirst();
    }

    private void checkOperation(Place item) {
        String method = request.method().replace("HEAD", "GET").toLowerCase(Locale.ROOT);
        Place operation = item.child(method);
        if (!operation.exists()) {
            if (!method.equals("options")) {
                checkRefusal("the method is not documented", 405);
            }
            return;
        }
        Place documented = operation.at("responses").at(Integer.toString(response.statusCode()));
        if (!documented.exists()) {
            faults.add("the status is not documented");
            return;
        }
        checkHeaders(documented, response.headers());
        if (!request.method().equals("HEAD")) {
            checkBody(documented);
        }
        if (response.statusCode() < 300) {
            checkRequest(item, operation);
        }
    }

    // What is not documented is not there, unless the caller was turned away before.
    private void checkRefusal(String why, int status) {
        if (response.statusCode() != status && response.statusCode() != 401 && response.statusCode() != 403) {
            faults.add(why);
        }
        if (!request.method().equals("HEAD")) {
            faults.addAll(PROBLEM.faultsOf(Json.tree(body)));
        }
    }

    private void checkHeaders(Place documented, HttpHeaders headers) {
        for (Place one : documented.child("headers").children()) {
            Place header = one.followed();
            Optional<String> value = headers.firstValue(one.name());
            if (value.isEmpty() && header.node().path("required").asBoolean(false)) {
                faults.add("the header " + one.name() + " is missing [" + header + "]");
            }
            value.ifPresent(text -> header.at("schema")
                    .faultsOf(StringNode.valueOf(text))
                    .forEach(fault -> faults.add("header " + one.name() + ": " + fault)));
        }
    }

    private void checkBody(Place documented) {
        List<Place> offered = documented.child("content").children();
        if (offered.isEmpty()) {
            if (body.length > 0) {
                faults.add("there is a body [" + documented + "]");
            }
            return;
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        Optional<Place> content = offered.stream()
                .filter(one -> !type.isEmpty()
                        && MediaType.parseMediaType(one.name()).includes(MediaType.parseMediaType(type)))
                .findFirst();
        if (content.isEmpty()) {
            faults.add("the media type '" + type + "' is not documented [" + documented + "]");
        } else if (type.contains("json") && content.get().child("schema").exists()) {
            JsonNode json = Json.tree(body);
            faults.addAll(content.get().at("schema").faultsOf(json));
            checkCode(documented, json);
        }
    }

    private void checkCode(Place documented, JsonNode json) {
        if (response.statusCode() < 400 || !PROBLEM.faultsOf(json).isEmpty()) {
            return;
        }
        String code = json.path("code").asString();
        if (Fault.valueOf(code).status() != response.statusCode()
                || json.path("status").asInt() != response.statusCode()) {
            faults.add("the code " + code + " does not go with the status");
        }
        if (!Codes.named(documented, code)) {
            faults.add("the code " + code + " is not named [" + documented + "]");
        }
    }

    // What the hub takes the document must allow: else its reader is kept from what he could do.
    private void checkRequest(Place item, Place operation) {
        Place schema =
                operation.at("requestBody").at("content").at("application/json").at("schema");
        if (schema.exists()) {
            JsonNode sent = withoutNulls(Json.tree(SentBody.of(request)));
            schema.faultsOf(sent).forEach(fault -> faults.add("in the request " + fault));
        }
        List<String> known = Stream.of(item, operation)
                .flatMap(owner -> owner.child("parameters").children().stream())
                .map(parameter -> parameter.followed().node().path("name").asString())
                .toList();
        Optional.ofNullable(request.uri().getRawQuery()).stream()
                .flatMap(query -> Stream.of(query.split("&")))
                .map(parameter -> parameter.split("=")[0])
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add("the parameter " + name + " is not documented"));
    }

    // A member that is null reads as a missing one.
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(HttpContract::withoutNulls);
        return node;
    }

    private String text() {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), 4000));
    }
}
