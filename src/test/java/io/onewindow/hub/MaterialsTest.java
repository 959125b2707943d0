package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.hub.HubClient.Reply;
import jakarta.jms.JMSException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class MaterialsTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");

    private Reply put(String sha256, String type, byte[] content) {
        return window.send(window.request("/api/v1/materials/" + sha256)
                .header("Content-Type", type)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build());
    }

    private static byte[] pdf(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        byte[] beginning = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(beginning, 0, content, 0, beginning.length);
        return content;
    }

    private static ObjectNode with(String code, String sha256, String type, int size) {
        ObjectNode application = Samples.application("business-licence", "tax-registration");
        application
                .putArray("materials")
                .addObject()
                .put("code", code)
                .put("name", "../../租赁合同.pdf")
                .put("mediaType", type)
                .put("sha256", sha256)
                .put("size", size);
        return application;
    }

    @Test
    void handsADocumentOfManyMegabytesToTheDepartmentsThatMaySeeItAndRecordsWhoOpenedIt() {
        // Given
        byte[] content = pdf(12 << 20);
        String sha256 = Digest.of(content).hex();
        Reply stored = put(sha256, "application/pdf", content);
        String number = window.accepted(Json.text(with("lease", sha256, "application/pdf", content.length)));
        window.awaitHandoff(number + "-01", "DISPATCHED");
        window.awaitHandoff(number + "-02", "DISPATCHED");
        // When
        Reply market = hub.as("market").get("/api/v1/materials/" + sha256);
        Reply tax = hub.as("tax").get("/api/v1/materials/" + sha256);
        Reply otherWindow = hub.as("window-02").get("/api/v1/materials/" + sha256);
        // Then
        assertThat(stored.status()).isEqualTo(200);
        assertThat(market.status()).isEqualTo(200);
        assertThat(Arrays.equals(market.bytes(), content)).isTrue();
        assertThat(market.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(tax.status()).isEqualTo(404);
        assertThat(otherWindow.status()).isEqualTo(404);
        assertThat(window.ledger(number)
                        .valueStream()
                        .filter(entry -> entry.path("event").asString().equals("VIEWED")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("party").asString()).isEqualTo("market"));
    }

    @Test
    void handsADocumentToADepartmentOnlyWithItsHandoff() throws JMSException {
        // Given
        byte[] content = pdf(2_000);
        String sha256 = Digest.of(content).hex();
        String path = "/api/v1/materials/" + sha256;
        put(sha256, "application/pdf", content);
        String decided = window.accepted(project(sha256, content.length));
        String withdrawn = window.accepted(project(sha256, content.length));
        // When
        int held = hub.as("ecology").get(path).status();
        window.post(
                "/api/v1/applications/" + withdrawn + "/withdrawal",
                "{\"clerk\": {\"id\": \"W1001\", \"name\": \"李敏\"}, \"reason\": \"不再办理\"}");
        window.awaitHandoff(withdrawn + "-02", "CANCELLED");
        int cancelled = hub.as("ecology").get(path).status();
        // Then
        assertThat(held).isEqualTo(404);
        assertThat(cancelled).isEqualTo(404);
        // When
        try (Department ndrc = new Department("ndrc", hub);
                Department ecology = new Department("ecology", hub)) {
            ndrc.next(decided);
            ndrc.send(ndrc.approval(decided + "-01"));
            ecology.next(decided);
        }
        // Then
        assertThat(hub.as("ecology").get(path).status()).isEqualTo(200);
    }

    private static String project(String sha256, int size) {
        ObjectNode application = with("report", sha256, "application/pdf", size);
        application.put("theme", "start-investment-project");
        ArrayNode matters = application.putArray("matters");
        matters.addObject().put("code", "project-filing").putObject("form");
        matters.addObject().put("code", "environmental-assessment").putObject("form");
        return Json.text(application);
    }

    @Test
    void refusesContentThatDoesNotHaveItsDigest() {
        // When
        Reply reply = put("0".repeat(64), "application/pdf", pdf(100));
        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("MATERIAL_DIGEST");
    }

    @Test
    void refusesAProgramThatSaysItIsADocument() {
        // Given
        byte[] program = "MZ\u0090 this is a program".getBytes(StandardCharsets.ISO_8859_1);
        // When
        Reply reply = put(Digest.of(program).hex(), "application/pdf", program);
        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("MATERIAL_TYPE");
    }

    @Test
    void refusesADocumentOfAMediaTypeThatNobodyCanRead() {
        // Given
        byte[] content = "a document of no type".getBytes(StandardCharsets.US_ASCII);
        // When
        Reply nothing = put(Digest.of(content).hex(), "document", content);
        Reply anything = put(Digest.of(content).hex(), "*/*", content);
        // Then
        assertThat(nothing.code()).isEqualTo("MEDIA_TYPE");
        assertThat(anything.code()).isEqualTo("MEDIA_TYPE");
        assertThat(window.get("/api/v1/materials/" + Digest.of(content).hex()).status())
                .isEqualTo(404);
    }

    @Test
    void refusesMoreThanItTakes() {
        // Given
        byte[] content = pdf((64 << 20) + 1);
        // When
        Reply reply = put(Digest.of(content).hex(), "application/pdf", content);
        // Then
        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void refusesAnApplicationWhoseDocumentsAreNotWhatItSays() {
        // Given
        byte[] content = pdf(1_000);
        String sha256 = Digest.of(content).hex();
        put(sha256, "application/pdf", content);
        // When
        Reply unknown = submit(with("lease", "1".repeat(64), "application/pdf", 1_000));
        Reply size = submit(with("lease", sha256, "application/pdf", 999));
        Reply type = submit(with("lease", sha256, "image/png", 1_000));
        // Then
        assertThat(unknown.codeAt("/materials/0/sha256")).isEqualTo("MATERIAL_UNKNOWN");
        assertThat(size.codeAt("/materials/0/size")).isEqualTo("MATERIAL_SIZE");
        assertThat(type.codeAt("/materials/0/mediaType")).isEqualTo("MATERIAL_TYPE");
    }

    private Reply submit(ObjectNode application) {
        return window.submit("material-" + UUID.randomUUID(), Json.text(application));
    }
}
