package io.onewindow.broker;

import io.onewindow.server.SyncTiming;
import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;

/// The Artemis broker inside the hub: CORE, AMQP 1.0 and STOMP on one loopback port for the parties, memory for the
/// hub.
public final class EmbeddedBroker implements AutoCloseable {

    private static final String NO_UNSAFE = "io.netty.noUnsafe";

    private final EmbeddedActiveMQ broker;
    private final int id;
    private final int port;

    private EmbeddedBroker(EmbeddedActiveMQ broker, int id, int port) {
        this.broker = broker;
        this.id = id;
        this.port = port;
    }

    /// Where a broker lives.
    ///
    /// @param folder     takes its journal
    /// @param port       loopback port for the parties; 0 takes a free one
    /// @param redelivery what happens to a message whose receiver fails
    public record Plan(Path folder, int port, Redelivery redelivery) {}

    /// What happens to a message whose receiver fails, until it goes to [QueueNames#DEAD].
    ///
    /// @param attempts   deliveries in all
    /// @param delay      wait after the first failure
    /// @param multiplier growth of the wait from failure to failure
    /// @param maxDelay   longest wait
    /// @param spread     share by which a wait differs, so that failures do not meet again
    public record Redelivery(int attempts, Duration delay, double multiplier, Duration maxDelay, double spread) {

        /// Six deliveries, the wait doubling from the first one, for at most a minute.
        public static Redelivery startingWith(Duration delay) {
            return new Redelivery(6, delay, 2, Duration.ofSeconds(60), 0.15);
        }
    }

    /// Starts a broker with these queues; one that does not come up, port included, is a start fault.
    public static EmbeddedBroker start(Plan plan, BrokerAccess access, List<QueueConfiguration> queues) {
        int port = freePort(plan.port());
        letNettyFreeItsBuffers();
        int id = new SecureRandom().nextInt(1, Integer.MAX_VALUE);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        try {
            Files.createDirectories(plan.folder());
            broker.setConfiguration(BrokerRules.configuration(
                            new Plan(plan.folder(), port, plan.redelivery()),
                            id,
                            SyncTiming.nanosFor(plan.folder()),
                            queues))
                    .setSecurityManager(access)
                    .setPropertiesResourcePath(null)
                    .start();
        } catch (Exception failure) { // Artemis declares nothing narrower
            throw faultOf(plan, String.valueOf(failure.getMessage()), failure);
        }
        EmbeddedBroker started = new EmbeddedBroker(broker, id, port);
        // Artemis logs most of what goes wrong and starts without it.
        if (!started.isActive()) {
            started.close();
            throw faultOf(plan, "it did not become active; the log says why", new IOException("not active"));
        }
        return started;
    }

    /// Whether it serves both the hub and the parties.
    public boolean isActive() {
        return server().isActive()
                && Optional.ofNullable(server().getRemotingService().getAcceptor(BrokerRules.ACCEPTOR))
                        .filter(Acceptor::isStarted)
                        .isPresent();
    }

    /// Whether it takes nothing more for want of room on its disk.
    boolean isDiskFull() {
        return server().getPagingManager().isDiskFull();
    }

    /// The port that parties connect to.
    public int port() {
        return port;
    }

    /// The url for connections inside this process.
    public String url() {
        return "vm://" + id;
    }

    /// The broker itself, for its metrics and the controls of its queues.
    public ActiveMQServer server() {
        return broker.getActiveMQServer();
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception failure) { // Artemis declares nothing narrower
            throw new IllegalStateException("embedded broker did not stop", failure);
        }
    }

    // On Java 25 Netty does without sun.misc.Unsafe unless told, and then refuses to free what Artemis reads its
    // journal
    // with: a broker that finds a journal would not start. The machine may warn of it on standard error.
    private static void letNettyFreeItsBuffers() {
        if (System.getProperty(NO_UNSAFE) == null) {
            System.setProperty(NO_UNSAFE, "false");
        }
    }

    /// That port where nothing listens on it, or any free one for 0; one that is taken is a start fault.
    static int freePort(int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(BrokerRules.LOOPBACK), wanted));
            return socket.getLocalPort();
        } catch (IOException refused) {
            throw new StartFault(
                    "port %d on %s is taken (%s): stop what holds it or set hub.broker.port"
                            .formatted(wanted, BrokerRules.LOOPBACK, refused.getMessage()),
                    refused);
        }
    }

    private static StartFault faultOf(Plan plan, String reason, Exception cause) {
        return new StartFault(
                "embedded broker in %s on port %d did not start (%s): mend that or set hub.broker.url"
                        .formatted(plan.folder(), plan.port(), reason),
                cause);
    }
}
