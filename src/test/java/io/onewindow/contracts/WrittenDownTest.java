package io.onewindow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.RunningHub;
import io.onewindow.wire.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Whether all that the hub offers, says and sends is written down, and nothing else is.
class WrittenDownTest {

    private static final Pattern MESSAGE_TYPE =
            Pattern.compile("\"((handoff|application|correction|answer)\\.(?!ya?ml)[a-z]+)\"");

    @Test
    void everyCall() {
        // When
        Set<String> offered =
                RunningHub.shared().part(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                        .flatMap(WrittenDownTest::calls)
                        .filter(call -> call.contains(" /api/v1/") || call.endsWith(".yaml"))
                        .map(call -> call.replace(" /api/v1/", " /"))
                        .collect(Collectors.toSet());
        // Then
        assertThat(DocumentsTest.operations().map(WrittenDownTest::call)).containsExactlyInAnyOrderElementsOf(offered);
    }

    private static Stream<String> calls(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .map(path -> path.replaceAll("\\{(\\w+):.*?}(?=/|$)", "{$1}"))
                .flatMap(path -> methods(mapping).map(method -> method + " " + path));
    }

    // A mapping without a method takes every one; such a path would be documented for none of them.
    private static Stream<String> methods(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(RequestMethod::name);
    }

    private static String call(Place operation) {
        String[] steps = operation.pointer().split("/");
        return operation.name().toUpperCase(java.util.Locale.ROOT) + " " + steps[2].replace("~1", "/");
    }

    @Test
    void everyCode() {
        // Then
        assertThat(Place.OPENAPI
                        .at("components")
                        .at("schemas")
                        .at("Fault")
                        .at("enum")
                        .children())
                .map(code -> code.node().asString())
                .containsExactly(Stream.of(Fault.values()).map(Fault::name).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeWhereItIsToBeExpected(Fault fault) {
        // Given
        String status = Integer.toString(fault.status());
        // When
        List<Place> answers = DocumentsTest.operations()
                .map(operation -> operation.at("responses").at(status))
                .filter(Place::exists)
                .distinct()
                .toList();
        // Then
        if (fault == Fault.METHOD || fault == Fault.RATE_LIMITED) {
            assertThat(answers).isEmpty();
        } else {
            assertThat(answers).anyMatch(answer -> Codes.named(answer, fault.name()));
        }
    }

    @Test
    void everyMessage() throws IOException {
        // When
        Set<String> sent;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sent = sources.filter(Files::isRegularFile)
                    .map(WrittenDownTest::text)
                    .flatMap(source -> MESSAGE_TYPE.matcher(source).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
        // Then
        assertThat(Place.ASYNCAPI.at("operations").children().stream()
                        .filter(operation ->
                                operation.node().path("action").asString().equals("send"))
                        .flatMap(operation -> operation.child("messages").children().stream())
                        .map(message -> message.followed().node().path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
