package io.onewindow.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.onewindow.broker.EmbeddedBroker.Plan;
import io.onewindow.party.Lockout;
import io.onewindow.party.Parties;
import io.onewindow.party.Secrets;
import io.onewindow.settings.HubSettings;
import io.onewindow.settings.StartFault;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/// The hub and a broker that it does not own.
class BrokerConnectionTest {

    @TempDir
    Path folder;

    @Test
    void makesTheMissingQueuesOfAnExternalBrokerOnce() {
        // Given
        try (TestBroker known = TestBroker.start(folder.resolve("known"));
                EmbeddedBroker external = bare(known.secret, 0);
                BrokerConnection connection = BrokerConnection.toExternal(settings(external.port(), known.secret))) {
            QueueLayout layout = new QueueLayout(connection);
            // When
            List<String> made = layout.create(QueueLayout.partiesWithQueues(known.parties));
            List<String> madeAgain = layout.create(QueueLayout.partiesWithQueues(known.parties));
            // Then
            assertThat(made)
                    .hasSize(15)
                    .contains("hub.dead", "department.tax.answers", "window.window-01.applications");
            assertThat(madeAgain).isEmpty();
            assertThat(external.server().locateQueue("department.tax.answers").isExclusive())
                    .isTrue();
        }
    }

    @Test
    void makesEachQueueOnceWhereSeveralNodesStartAtTheSameTime() throws Exception {
        // Given
        try (TestBroker known = TestBroker.start(folder.resolve("known"));
                EmbeddedBroker external = bare(known.secret, 0);
                BrokerConnection connection = BrokerConnection.toExternal(settings(external.port(), known.secret));
                ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<String>> start =
                    () -> new QueueLayout(connection).create(QueueLayout.partiesWithQueues(known.parties));
            // When
            List<String> made = new ArrayList<>();
            for (Future<List<String>> node : nodes.invokeAll(Collections.nCopies(8, start))) {
                made.addAll(node.get());
            }
            // Then
            assertThat(made).hasSize(15).doesNotHaveDuplicates();
        }
    }

    @Test
    void goesOnWhenAnExternalBrokerComesBack() throws JMSException {
        // Given
        HubSecret secret = HubSecret.random();
        EmbeddedBroker first = bare(secret, 0);
        try (BrokerConnection connection = BrokerConnection.toExternal(settings(first.port(), secret))) {
            new QueueLayout(connection).create(List.of());
            send(connection, "before");
            BrokerHealth health = new BrokerHealth(connection, Optional.empty());
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            // When
            first.close();
            Health down = health.health();
            // Then
            assertThat(down.getStatus()).isEqualTo(Status.DOWN);
            assertThat(down.getDetails()).containsEntry("broker", "tcp://127.0.0.1:" + first.port());
            try (EmbeddedBroker second = bare(secret, first.port())) {
                await().atMost(Duration.ofSeconds(30))
                        .ignoreExceptionsInstanceOf(JMSException.class)
                        .until(() -> send(connection, "after"));
                assertThat(health.health().getDetails()).containsEntry("dead", 2L);
                assertThat(second.isActive()).isTrue();
            }
        }
    }

    @Test
    void stopsTheStartWhenAnExternalBrokerIsNotThere() throws IOException {
        // Given
        int port = freePort();
        long begun = System.nanoTime();
        // When
        assertThatExceptionOfType(StartFault.class)
                .isThrownBy(() -> BrokerConnection.toExternal(settings(port, HubSecret.random())))
                // Then
                .withMessageStartingWith("broker tcp://127.0.0.1:%d cannot be reached as hub", port)
                .withMessageEndingWith("check hub.broker.url, user and password");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void stopsTheStartWhenAnExternalBrokerDoesNotKnowTheHub() {
        // Given
        try (EmbeddedBroker external = bare(HubSecret.random(), 0)) {
            // When
            assertThatExceptionOfType(StartFault.class)
                    .isThrownBy(() -> BrokerConnection.toExternal(settings(external.port(), HubSecret.random())))
                    // Then
                    .withMessageContaining("Unable to validate user");
        }
    }

    @Test
    void opensNoSerializedObject() throws JMSException {
        // Given
        try (TestBroker broker = TestBroker.start(folder.resolve("known"));
                Connection connection = broker.connection.connections().createConnection();
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue(QueueNames.DEAD))
                    .send(session.createObjectMessage(new ArrayList<>(List.of("object"))));
            connection.start();
            // When
            ObjectMessage message = (ObjectMessage)
                    session.createConsumer(session.createQueue(QueueNames.DEAD)).receive(5_000);
            // Then
            assertThatExceptionOfType(JMSException.class).isThrownBy(message::getObject);
        }
    }

    private EmbeddedBroker bare(HubSecret secret, int port) {
        return EmbeddedBroker.start(
                new Plan(folder, port, TestBroker.QUICK),
                new BrokerAccess(new Parties(List.of(), new Secrets()), new Lockout(Clock.systemUTC()), secret),
                List.of());
    }

    private static HubSettings.Broker settings(int port, HubSecret secret) {
        return new HubSettings.Broker(61616, "tcp://127.0.0.1:" + port, "hub", secret.reveal(), Duration.ofSeconds(2));
    }

    private static boolean send(BrokerConnection connection, String text) throws JMSException {
        try (Connection pooled = connection.pooled().createConnection();
                Session session = pooled.createSession()) {
            session.createProducer(session.createQueue(QueueNames.DEAD)).send(session.createTextMessage(text));
            return true;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
