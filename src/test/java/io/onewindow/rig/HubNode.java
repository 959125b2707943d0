package io.onewindow.rig;

import io.onewindow.hub.RunningHub;
import io.onewindow.server.OutsideDatabase;
import java.io.IOException;
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

/// One node of a hub with an external database and broker: a packaged jar in a process and a folder of its own.
public final class HubNode implements Victim, AutoCloseable {

    /// Options by which a node starts with less work, and then works slower: for tests on a busy machine.
    public static final String[] QUICK_START = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};

    /// The jar of this version.
    public static final Path PACKAGED = Path.of("target/onewindow-hub.jar");

    /// The name of a jar in a node's folder that it runs in place of this version's.
    public static final String OWN_JAR = "onewindow-hub.jar";

    private static final Duration STARTING = Duration.ofSeconds(300);
    private static final Duration QUICK = Duration.ofSeconds(5);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(QUICK)
            .build();

    private final JavaProcess process;
    private final int port;
    private final int managementPort;

    private HubNode(JavaProcess process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    /// Launches one, and does not wait for it.
    ///
    /// @param databasePort where it finds the database; may be a [Cutter]'s
    /// @param brokerPort   where it finds the broker; may be a [Cutter]'s
    /// @param settings     as on the command line; what begins with one dash is for the virtual machine
    public static HubNode launch(Path folder, int databasePort, int brokerPort, String... settings) throws IOException {
        int port = RunningHub.freePort();
        int managementPort = RunningHub.freePort();
        List<String> arguments = new ArrayList<>(List.of("-Xmx512m"));
        Stream.of(settings).filter(setting -> !setting.startsWith("--")).forEach(arguments::add);
        Path own = Files.createDirectories(folder).toAbsolutePath();
        Path jar = own.resolve(OWN_JAR);
        arguments.addAll(List.of(
                "-jar",
                (Files.exists(jar) ? jar : PACKAGED.toAbsolutePath()).toString(),
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--spring.datasource.url=" + DatabaseProcess.url(databasePort),
                "--spring.datasource.username=" + OutsideDatabase.USER,
                "--spring.datasource.password=" + OutsideDatabase.USER,
                "--hub.broker.url=tcp://127.0.0.1:" + brokerPort,
                "--hub.broker.user=" + BrokerProcess.USER,
                "--hub.broker.password=" + BrokerProcess.USER,
                "--hub.config-dir=" + Path.of("config").toAbsolutePath(),
                "--hub.routes-dir=" + Path.of("routes").toAbsolutePath(),
                "--hub.demo.simulate=none"));
        Stream.of(settings).filter(setting -> setting.startsWith("--")).forEach(arguments::add);
        return new HubNode(JavaProcess.start(own, arguments), port, managementPort);
    }

    /// The port of its HTTP interface, each time that it is started.
    public int port() {
        return port;
    }

    /// Its management port.
    public int managementPort() {
        return managementPort;
    }

    /// Its file of what it says; beside it stands `data/log/hub.log`.
    public Path log() {
        return process.log();
    }

    /// Whether its process runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Its process.
    public ProcessHandle handle() {
        return process.handle();
    }

    /// Launches it again, where it has ended.
    public void again() {
        process.again();
    }

    /// Waits until it is ready. One that gave up its start, because what it needs was away, is launched again, as a
    /// supervisor of services would.
    public HubNode ready() {
        Awaitility.await("the hub of " + process.log() + " is ready")
                .atMost(STARTING)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    process.again();
                    return health("/readiness").statusCode() == 200;
                });
        return this;
    }

    /// What it says of its health.
    ///
    /// @param group `/readiness`, `/liveness`, or empty for everything
    public HttpResponse<String> health(String group) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health" + group);
        return HTTP.send(HttpRequest.newBuilder(uri).timeout(QUICK).build(), BodyHandlers.ofString());
    }

    /// How many threads of the system its process has now.
    public int threads() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(handle().pid()), "task"))) {
            return (int) threads.count();
        }
    }

    @Override
    public void kill() {
        Signals.kill(process.handle());
    }

    @Override
    public void start() {
        ready();
    }

    @Override
    public void freeze() {
        Signals.freeze(process.handle());
    }

    @Override
    public void thaw() {
        Signals.thaw(process.handle());
    }

    /// What it ended with.
    public int exitCode() {
        return process.exitCode();
    }

    @Override
    public void close() {
        process.stop();
    }
}
