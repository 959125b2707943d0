package io.onewindow.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path folder;
    private final int port;
    private final int managementPort;
    private final int brokerPort;
    private final Way way;
    private Process process;

    private HubProcess(Path folder, Way way) throws IOException {
        this.folder = folder;
        this.way = way;
        this.port = RunningHub.freePort();
        this.managementPort = RunningHub.freePort();
        this.brokerPort = RunningHub.freePort();
        this.process = launch();
    }

    /// How it is started.
    ///
    /// @param before     what stands before the command
    /// @param jvmOptions options of the virtual machine
    /// @param settings   as on the command line
    public record Way(List<String> before, List<String> jvmOptions, List<String> settings) {}

    /// Starts a hub.
    public static HubProcess start() throws IOException {
        return start(List.of(), List.of());
    }

    /// Starts a hub in a virtual machine with these options and with these settings.
    public static HubProcess start(List<String> jvmOptions, List<String> settings) throws IOException {
        return start(new Way(List.of(), jvmOptions, settings));
    }

    /// Starts a hub in that way.
    public static HubProcess start(Way way) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/hubs")), "process-");
        copy(Path.of("config"), folder.resolve("config"));
        copy(Path.of("routes"), folder.resolve("routes"));
        return new HubProcess(folder.toAbsolutePath(), way);
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
        List<String> command = new ArrayList<>(way.before());
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(way.jvmOptions());
        command.addAll(List.of(
                "-jar",
                Path.of("target/onewindow-hub.jar").toAbsolutePath().toString(),
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--hub.broker.port=" + brokerPort));
        command.addAll(way.settings());
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
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> http.send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.ofString())
                                .statusCode()
                        == 200);
        return this;
    }

    /// The HTTP interface, as a party.
    public HubClient as(String party) {
        return new HubClient(url(), party);
    }

    /// Where the HTTP interface is, each time that it is started.
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /// What it says of its health.
    ///
    /// @param group `/readiness`, `/liveness`, or empty for everything
    public HttpResponse<String> health(String group) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health" + group);
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// Its process.
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /// The broker's port, each time that it is started.
    public int brokerPort() {
        return brokerPort;
    }

    /// The folder that it runs in.
    public Path folder() {
        return folder;
    }

    /// What the metric of that name and labels stands at; 0 where there is none.
    public double metric(String nameAndLabels) {
        URI metrics = URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith(nameAndLabels + ' '))
                    .mapToDouble(line -> Double.parseDouble(line.substring(nameAndLabels.length() + 1)))
                    .sum();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
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
    public int stop() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        stop();
    }
}
