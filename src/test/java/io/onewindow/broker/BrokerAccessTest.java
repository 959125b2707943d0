package io.onewindow.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.onewindow.party.PartyId;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerAccessTest {

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));
    private static final InstantSource TIME = NOW::get;

    private static final String REFUSED = "(?s).*(SASL|Unable to validate user|security|failed to authenticate).*";

    @TempDir
    private static Path folder;

    private static TestBroker broker;

    @BeforeAll
    static void start() {
        broker = TestBroker.start(folder, TIME.withZone(ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void refusesAWrongSecretAnUnknownPartyAndNobody() throws IOException {
        // Given
        List<List<String>> strangers = List.of(
                List.of("window-01", "wrong"), List.of("stranger", "wrong"), List.of("hub", "hub"), List.of("hub", ""));
        // When
        for (List<String> stranger : strangers) {
            // Then
            for (ConnectionFactory factory : factories()) {
                assertThatExceptionOfType(JMSException.class)
                        .isThrownBy(() -> open(factory.createConnection(stranger.getFirst(), stranger.getLast())))
                        .withMessageMatching(REFUSED);
            }
            try (Stomp stomp = new Stomp(broker.broker.port())) {
                assertThat(stomp.connect(stranger.getFirst(), stranger.getLast()))
                        .isEqualTo("ERROR");
            }
        }
        for (ConnectionFactory factory : factories()) {
            assertThatExceptionOfType(JMSException.class)
                    .isThrownBy(() -> open(factory.createConnection()))
                    .withMessageMatching(REFUSED);
        }
    }

    @Test
    void locksAPartyOutAfterTenFailuresButKeepsItsConnections() throws JMSException {
        // Given
        try (Connection earlier = connect(TestBroker.POLICE, TestBroker.secretOf(TestBroker.POLICE))) {
            // When
            for (int failure = 0; failure < 10; failure++) {
                assertThatExceptionOfType(JMSSecurityException.class)
                        .isThrownBy(() -> connect(TestBroker.POLICE, "wrong"));
            }
            // Then
            assertThatExceptionOfType(JMSSecurityException.class)
                    .isThrownBy(() -> connect(TestBroker.POLICE, TestBroker.secretOf(TestBroker.POLICE)));
            connect(TestBroker.TAX, TestBroker.secretOf(TestBroker.TAX)).close();
            answer(earlier, TestBroker.POLICE);
            NOW.updateAndGet(now -> now.plus(Duration.ofMinutes(1)));
            connect(TestBroker.POLICE, TestBroker.secretOf(TestBroker.POLICE)).close();
        }
    }

    @Test
    void letsAPartyInThroughTheHubsOwnMemory() throws JMSException {
        // Given
        ConnectionFactory factory = broker.connection.of(TestBroker.TAX, TestBroker.secretOf(TestBroker.TAX));
        // When
        try (Connection connection = factory.createConnection()) {
            answer(connection, TestBroker.TAX);
            // Then
            assertThatExceptionOfType(JMSException.class).isThrownBy(() -> answer(connection, TestBroker.POLICE));
        }
        assertThatExceptionOfType(JMSSecurityException.class)
                .isThrownBy(() -> broker.connection.of(TestBroker.TAX, "wrong").createConnection());
    }

    // Without a secret an AMQP client comes as anonymous and learns only then that nobody is not let in.
    private static void open(Connection connection) throws JMSException {
        try (connection) {
            connection.start();
            connection.createSession();
        }
    }

    private static void answer(Connection connection, PartyId department) throws JMSException {
        try (Session session = connection.createSession()) {
            session.createProducer(session.createQueue(QueueNames.answers(department)))
                    .send(session.createTextMessage("{}"));
        }
    }

    private static Connection connect(PartyId party, String secret) throws JMSException {
        return new JmsConnectionFactory(broker.amqpUrl()).createConnection(party.value(), secret);
    }

    private static List<ConnectionFactory> factories() {
        return List.of(new ActiveMQConnectionFactory(broker.coreUrl()), new JmsConnectionFactory(broker.amqpUrl()));
    }
}
