package io.onewindow.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.onewindow.ChildJvm;
import io.onewindow.settings.StartFault;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final String REQUESTS = QueueNames.requests(TestBroker.TAX);

    @TempDir
    Path folder;

    @Test
    void keepsMessagesAcrossARestart() throws JMSException {
        // Given
        try (TestBroker broker = TestBroker.start(folder)) {
            send(broker, REQUESTS, "{\"kept\":true}");
        }
        // When
        try (TestBroker broker = TestBroker.start(folder)) {
            // Then
            assertThat(receive(broker, REQUESTS)).isEqualTo("{\"kept\":true}");
        }
    }

    @Test
    void startsAgainAfterAKillOnAVirtualMachineWithoutFlags() throws IOException {
        // Given
        try (ChildJvm killed = ChildJvm.start(HeldBroker.class, folder)) {
            killed.kill();
        }
        // When
        try (ChildJvm again = ChildJvm.start(HeldBroker.class, folder)) {
            // Then
            assertThat(again.ready()).matches("\\d+");
        }
    }

    @Test
    void measuresTheDiskOnceAndKeepsTheResult() throws IOException {
        // Given
        TestBroker.start(folder).close();
        Path kept = folder.resolve("journal-buffer-timeout");
        assertThat(Files.readString(kept).strip()).matches("\\d{1,8}");
        Files.writeString(kept, "654321\n");
        // When
        try (TestBroker broker = TestBroker.start(folder)) {
            // Then
            assertThat(broker.broker.server().getConfiguration().getJournalBufferTimeout_NIO())
                    .isEqualTo(654321);
        }
    }

    @Test
    void putsAMessageAsideAfterSixFailedDeliveriesAndKeepsItThere() throws JMSException {
        // Given
        try (TestBroker broker = TestBroker.start(folder);
                Connection connection = broker.connection.connections().createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            connection.start();
            send(broker, REQUESTS, "poison");
            // When
            failToTake(session, REQUESTS, "poison", 6);
            send(broker, REQUESTS, "good");
            failToTake(session, QueueNames.DEAD, "poison", 8);
            // Then
            assertThat(receive(broker, QueueNames.DEAD)).isEqualTo("poison");
            assertThat(receive(broker, REQUESTS)).isEqualTo("good");
        }
    }

    @Test
    void neverExpiresAMessageWhateverItsSenderWants() throws Exception {
        // Given
        try (TestBroker broker = TestBroker.start(folder);
                Connection connection = broker.connection.connections().createConnection();
                Session session = connection.createSession()) {
            MessageProducer producer = session.createProducer(session.createQueue(REQUESTS));
            producer.setTimeToLive(1);
            // When
            producer.send(session.createTextMessage("short-lived"));
            // Then
            connection.start();
            Message message =
                    session.createConsumer(session.createQueue(REQUESTS)).receive(5_000);
            assertThat(message.getJMSExpiration()).isZero();
        }
    }

    @Test
    void rulesEveryQueueAlike() {
        // Given
        try (TestBroker broker = TestBroker.start(folder)) {
            ActiveMQServer server = broker.broker.server();
            // When
            List<String> queues = QueueLayout.queuesOf(QueueLayout.partiesWithQueues(broker.parties)).stream()
                    .map(queue -> queue.getName().toString())
                    .toList();
            // Then
            for (String queue : queues) {
                AddressSettings rules = server.getAddressSettingsRepository().getMatch(queue);
                assertThat(rules.getDeadLetterAddress().toString()).isEqualTo(QueueNames.DEAD);
                assertThat(rules.getExpiryAddress().toString()).isEqualTo(QueueNames.DEAD);
                assertThat(rules.isNoExpiry()).isTrue();
                assertThat(rules.getAddressFullMessagePolicy()).isEqualTo(AddressFullMessagePolicy.PAGE);
                assertThat(rules.getMaxDeliveryAttempts()).isEqualTo(queue.equals(QueueNames.DEAD) ? -1 : 6);
                assertThat(rules.isAutoCreateQueues() || rules.isAutoCreateAddresses())
                        .isFalse();
                assertThat(rules.isAutoDeleteQueues() || rules.isAutoDeleteAddresses())
                        .isFalse();
                assertThat(server.locateQueue(queue).isDurable()).isTrue();
                assertThat(server.locateQueue(queue).isExclusive()).isEqualTo(queue.endsWith(".answers"));
            }
            assertThat(server.getVersion().getFullVersion()).isEqualTo("2.55.0");
        }
    }

    @Test
    void givesAQueueOfAnswersToOneConsumerAtATime() throws JMSException {
        // Given
        try (TestBroker broker = TestBroker.start(folder);
                Connection connection = broker.connection.connections().createConnection();
                Session first = connection.createSession();
                Session second = connection.createSession()) {
            String answers = QueueNames.answers(TestBroker.TAX);
            MessageConsumer reading = first.createConsumer(first.createQueue(answers));
            MessageConsumer waiting = second.createConsumer(second.createQueue(answers));
            connection.start();
            // When
            send(broker, answers, "1");
            send(broker, answers, "2");
            // Then
            assertThat(textOf(reading.receive(5_000))).isEqualTo("1");
            assertThat(textOf(reading.receive(5_000))).isEqualTo("2");
            reading.close();
            send(broker, answers, "3");
            assertThat(textOf(waiting.receive(5_000))).isEqualTo("3");
        }
    }

    @Test
    void stopsTheStartWhenThePortIsTaken() throws IOException {
        // Given
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            long begun = System.nanoTime();
            // When
            assertThatExceptionOfType(StartFault.class)
                    .isThrownBy(() -> TestBroker.start(folder, holder.getLocalPort()))
                    // Then
                    .withMessageStartingWith("port %d on 127.0.0.1 is taken", holder.getLocalPort())
                    .withMessageEndingWith("stop what holds it or set hub.broker.port");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void stopsTheStartWhenTheJournalCannotBeWritten() throws IOException {
        // Given
        Files.writeString(folder.resolve("journal"), "a file where a folder should be");
        // When
        assertThatExceptionOfType(StartFault.class)
                .isThrownBy(() -> TestBroker.start(folder))
                // Then
                .withMessageStartingWith("embedded broker in %s on port", folder)
                .withMessageEndingWith("mend that or set hub.broker.url");
    }

    private static void failToTake(Session session, String queue, String text, int times) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            for (int delivery = 1; delivery <= times; delivery++) {
                Message message = consumer.receive(5_000);
                assertThat(textOf(message)).isEqualTo(text);
                assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(delivery);
                session.rollback();
            }
        }
    }

    private static void send(TestBroker broker, String queue, String text) throws JMSException {
        try (Connection connection = broker.connection.pooled().createConnection();
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
        }
    }

    private static String receive(TestBroker broker, String queue) throws JMSException {
        try (Connection connection = broker.connection.connections().createConnection();
                Session session = connection.createSession()) {
            connection.start();
            return textOf(session.createConsumer(session.createQueue(queue)).receive(5_000));
        }
    }

    private static String textOf(Message message) throws JMSException {
        return message instanceof TextMessage text ? text.getText() : "no text: " + message;
    }
}
