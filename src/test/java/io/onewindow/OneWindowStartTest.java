package io.onewindow;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.ChildJvm.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees of a hub that does not start: one line, and an exit code for the scripts.
class OneWindowStartTest {

    private static final String DID_NOT_START = "OneWindow hub did not start: ";

    @TempDir
    Path folder;

    @Test
    void namesTheLineOfBrokenYaml() throws Exception {
        // Given
        configure("hub:\n  broker:\n    port: [\n");
        // When
        Ended ended = start();
        // Then
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors()).singleElement().asString().startsWith(DID_NOT_START + "config/application.yaml:4: ");
        assertThat(ended.lines()).isEmpty();
    }

    @Test
    void namesTheLineOfAnUnknownSetting() throws Exception {
        // Given
        configure("hub:\n  broker:\n    prot: 61616\n");
        // When
        Ended ended = start();
        // Then
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors())
                .containsExactly(DID_NOT_START
                        + "unknown setting hub.broker.prot (config/application.yaml:3): correct its name or remove it");
        assertThat(ended.lines()).isEmpty();
    }

    @Test
    void namesThePortThatIsTakenBeforeItStartsAnything() throws Exception {
        // Given
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = holder.getLocalPort();
            // When
            Ended ended = start("--server.port=0", "--management.server.port=" + port);
            // Then
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.errors())
                    .singleElement()
                    .asString()
                    .startsWith(DID_NOT_START + "port %d on 127.0.0.1 cannot be listened on".formatted(port))
                    .endsWith("stop what holds it, or set management.server.port or management.server.address");
            assertThat(folder.resolve("data/database")).doesNotExist();
        }
    }

    @Test
    void namesTheBrokersPortThatIsTakenBeforeItStartsAnything() throws Exception {
        // Given
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = holder.getLocalPort();
            // When
            Ended ended = start("--server.port=0", "--management.server.port=0", "--hub.broker.port=" + port);
            // Then
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.errors())
                    .singleElement()
                    .asString()
                    .startsWith(DID_NOT_START + "port %d on 127.0.0.1 is taken".formatted(port))
                    .endsWith("stop what holds it or set hub.broker.port");
            assertThat(folder.resolve("data/database")).doesNotExist();
        }
    }

    @Test
    void keepsTheSampleSecretsOnThisMachine() throws Exception {
        // When
        Ended ended = start("--server.port=0", "--management.server.port=0", "--server.address=0.0.0.0");
        // Then
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors())
                .singleElement()
                .asString()
                .startsWith(DID_NOT_START + "server.address is 0.0.0.0, but the sample secrets of demo mode");
    }

    @Test
    void namesTheDataFolderThatCannotBeUsed() throws Exception {
        // Given
        Files.writeString(folder.resolve("data"), "a file where the folder should be");
        // When
        Ended ended = start();
        // Then
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors())
                .singleElement()
                .asString()
                .startsWith(DID_NOT_START + "data folder " + folder.toRealPath() + "/data cannot be used");
    }

    private void configure(String yaml) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.yaml"), yaml);
    }

    private Ended start(String... arguments) throws IOException, InterruptedException {
        return ChildJvm.run(OneWindow.class, folder, List.of(arguments));
    }
}
