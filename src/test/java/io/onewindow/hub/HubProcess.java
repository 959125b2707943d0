package io.onewindow.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The packaged hub in a process of its own, in a folder of its own, as an operator starts it.
public final class HubProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final int managementPort;
    private final int brokerPort;
    private Process process;

    private HubProcess(Path folder) throws IOException {
        this.folder = folder;
        this.port = RunningHub.freePort();
        this.managementPort = RunningHub.freePort();
        this.brokerPort = RunningHub.freePort();
        this.process = launch();
    }

    /// Starts a hub.
    public static HubProcess start() throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/hubs")), "process-");
        copy(Path.of("config"), folder.resolve("config"));
        copy(Path.of("routes"), folder.resolve("routes"));
        return new HubProcess(folder.toAbsolutePath());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                Path.of("target/onewindow-hub.jar").toAbsolutePath().toString(),
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--hub.broker.port=" + brokerPort));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("out.log").toFile()))
                .start();
    }

    /// Waits until the hub is ready.
    public HubProcess ready() {
        HttpClient http = HttpClient.newHttpClient();
        URI readiness = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
        Awaitility.await("the hub in " + folder + " is ready")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> http.send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.ofString())
                                .statusCode()
                        == 200);
        return this;
    }

    HubClient as(String party) {
        return new HubClient(url(), party);
    }

    /// Where the HTTP interface is, each time that it is started.
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /// Ends the process without any warning, as `kill -9` does.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Starts it again on the same data.
    public void restart() throws IOException {
        process = launch();
    }

    /// Asks the process to end, as `kill` does.
    ///
    /// @return its exit code
    int stop() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        stop();
    }
}
