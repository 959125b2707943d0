package io.onewindow.crash;

import io.onewindow.hub.HubClient;
import io.onewindow.hub.HubProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jboss.byteman.agent.Main;

/// The packaged hub, whose threads can be made to stand still between two steps and which is then killed there. The
/// product has no hook for it: the rules of `crash-points.btm` are woven into it by Byteman's agent.
final class CrashingHub implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HubProcess hub;
    private final Mail mail;

    private CrashingHub(HubProcess hub) {
        this.hub = hub;
        this.mail = new Mail(hub.brokerPort());
    }

    static CrashingHub start() throws IOException, URISyntaxException {
        Path agent = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path rules = Path.of("src/test/resources/crash-points.btm").toAbsolutePath();
        // Short-lived processes: what the second compiler would win, its own work costs.
        List<String> options = List.of("-XX:TieredStopAtLevel=1", "-javaagent:" + agent + "=script:" + rules);
        HubProcess hub =
                HubProcess.start(options, List.of("--hub.demo.simulate=none", "--hub.broker.redelivery-delay=10ms"));
        Files.createDirectories(hub.folder().resolve("crash"));
        return new CrashingHub(hub.ready());
    }

    /// The HTTP interface, as a party.
    HubClient as(String party) {
        return hub.as(party);
    }

    HubClient window() {
        return as("window-01");
    }

    /// The messages that parties have on their queues.
    Mail mail() {
        return mail;
    }

    /// Answers that came again since the process started.
    double duplicates() {
        return hub.metric("hub_answers_total{outcome=\"duplicate\"}");
    }

    /// Messages that the broker gave up and that the hub does not have yet.
    double dead() {
        return hub.metric("hub_queue_depth{queue=\"hub.dead\"}");
    }

    /// Does something that makes a thread come by a point, and waits until it stands there.
    <T> CompletableFuture<T> stopAt(String point, Supplier<T> something) {
        Path armed = hub.folder().resolve("crash").resolve(point);
        try {
            Files.createFile(armed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        CompletableFuture<T> outcome = CompletableFuture.supplyAsync(
                something, task -> Thread.ofVirtual().start(task));
        Awaitility.await("a thread stands at " + point)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Files.notExists(armed));
        return outcome;
    }

    /// Kills the process as `kill -9` does, and starts it again on the same folder.
    void killAndRestart() {
        hub.kill();
        try {
            hub.restart();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        hub.ready();
    }

    @Override
    public void close() {
        hub.stop();
    }
}
