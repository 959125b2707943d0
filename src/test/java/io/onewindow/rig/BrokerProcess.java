package io.onewindow.rig;

import io.onewindow.hub.RunningHub;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/// An external Artemis broker in a process of its own: [OutsideBroker].
public final class BrokerProcess implements Victim, AutoCloseable {

    /// The hub's user there; also its password.
    public static final String USER = "hub";

    /// The property of its virtual machine that says how much of a queue it keeps in memory before it pages, in bytes.
    public static final String QUEUE_BYTES = "broker.queue-bytes";

    private static final int NEVER_FULL = -1;
    private static final Duration STARTING = Duration.ofSeconds(90);

    private final JavaProcess process;
    private final int port;

    private BrokerProcess(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts one on a free port and a new journal in that folder.
    ///
    /// @param parties who has queues there, as `window.window-01` or `department.tax`
    /// @param options of its virtual machine
    public static BrokerProcess start(Path folder, List<String> parties, String... options) throws IOException {
        return start(List.of(), folder, parties, options);
    }

    /// Starts one on a small disk in place of that folder, which takes nothing more once the disk is full to that
    /// share.
    public static BrokerProcess start(SmallDisk disk, int mostPerCent, Path folder, List<String> parties)
            throws IOException {
        return start(disk.inside(), folder, parties, mostOfDisk(mostPerCent));
    }

    private static BrokerProcess start(List<String> before, Path folder, List<String> parties, String... options)
            throws IOException {
        int port = RunningHub.freePort();
        Path own = Files.createDirectories(folder).toAbsolutePath();
        List<String> arguments = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC", mostOfDisk(NEVER_FULL)));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                OutsideBroker.class.getName(),
                own.toString(),
                String.valueOf(port)));
        arguments.addAll(parties);
        BrokerProcess broker = new BrokerProcess(JavaProcess.start(before, own, arguments), port);
        broker.awaitPort();
        return broker;
    }

    private static String mostOfDisk(int perCent) {
        return "-D" + OutsideBroker.MOST_OF_DISK + '=' + perCent;
    }

    /// The port that it listens on, each time that it is started.
    public int port() {
        return port;
    }

    /// Its process.
    public ProcessHandle handle() {
        return process.handle();
    }

    private void awaitPort() {
        Awaitility.await("the broker listens on " + port + "; see " + process.log())
                .atMost(STARTING)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> {
                    try (Socket socket = new Socket("127.0.0.1", port)) {
                        return socket.isConnected();
                    }
                });
    }

    @Override
    public void kill() {
        Signals.kill(process.handle());
    }

    @Override
    public void start() {
        process.again();
        awaitPort();
    }

    @Override
    public void freeze() {
        Signals.freeze(process.handle());
    }

    @Override
    public void thaw() {
        Signals.thaw(process.handle());
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            Signals.kill(process.handle());
        }
    }
}
