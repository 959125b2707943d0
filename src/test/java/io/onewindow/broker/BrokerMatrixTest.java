package io.onewindow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.party.PartyId;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every party against every queue, over each protocol: only what the contract lists is open.
class BrokerMatrixTest {

    private static final List<PartyId> PARTIES =
            List.of(TestBroker.WINDOW, TestBroker.OTHER_WINDOW, TestBroker.TAX, TestBroker.POLICE, TestBroker.OPERATOR);
    private static final List<String> ALLOWED = List.of(
            "police consume department.police.rejected",
            "police consume department.police.requests",
            "police send department.police.answers",
            "tax consume department.tax.rejected",
            "tax consume department.tax.requests",
            "tax send department.tax.answers",
            "window-01 consume window.window-01.notices",
            "window-01 consume window.window-01.replies",
            "window-01 consume window.window-01.results",
            "window-01 send window.window-01.applications",
            "window-02 consume window.window-02.notices",
            "window-02 consume window.window-02.replies",
            "window-02 consume window.window-02.results",
            "window-02 send window.window-02.applications");

    @TempDir
    private static Path folder;

    private static TestBroker broker;

    @BeforeAll
    static void start() {
        broker = TestBroker.start(folder);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void opensOnlyThePartiesOwnQueuesOverCore() throws JMSException {
        // Given
        List<String> open = new ArrayList<>();
        // When
        for (PartyId party : PARTIES) {
            open.addAll(openTo(party, new ActiveMQConnectionFactory(broker.coreUrl())));
        }
        // Then
        assertThat(open).containsExactlyInAnyOrderElementsOf(allowedWithBrowsing());
        assertNothingWasMade();
    }

    @Test
    void opensOnlyThePartiesOwnQueuesOverAmqp() throws JMSException {
        // Given
        List<String> open = new ArrayList<>();
        // When
        for (PartyId party : PARTIES) {
            open.addAll(openTo(party, new JmsConnectionFactory(broker.amqpUrl())));
        }
        // Then
        assertThat(open).containsExactlyInAnyOrderElementsOf(allowedWithBrowsing());
        assertNothingWasMade();
    }

    @Test
    void opensOnlyThePartiesOwnQueuesOverStomp() throws IOException {
        // Given
        List<String> open = new ArrayList<>();
        // When
        for (PartyId party : PARTIES) {
            for (String queue : queues(party)) {
                if (stomp(party).send(queue, "{}").equals("RECEIPT")) {
                    open.add(party + " send " + queue);
                }
                if (stomp(party).subscribe(queue).equals("RECEIPT")) {
                    open.add(party + " consume " + queue);
                }
            }
        }
        // Then
        assertThat(open).containsExactlyInAnyOrderElementsOf(ALLOWED);
        assertNothingWasMade();
    }

    private static List<String> openTo(PartyId party, ConnectionFactory factory) throws JMSException {
        List<String> open = new ArrayList<>();
        try (Connection connection = factory.createConnection(party.value(), TestBroker.secretOf(party))) {
            connection.start();
            for (String queue : queues(party)) {
                if (works(
                        connection,
                        session -> session.createProducer(session.createQueue(queue))
                                .send(session.createTextMessage("{}")))) {
                    open.add(party + " send " + queue);
                }
                if (works(
                        connection,
                        session -> session.createConsumer(session.createQueue(queue))
                                .receive(1))) {
                    open.add(party + " consume " + queue);
                }
                if (works(
                        connection,
                        session -> session.createBrowser(session.createQueue(queue))
                                .getEnumeration()
                                .hasMoreElements())) {
                    open.add(party + " browse " + queue);
                }
            }
            if (works(connection, session -> session.createConsumer(session.createTemporaryQueue()))) {
                open.add(party + " create a temporary queue");
            }
            if (works(connection, session -> session.createDurableSubscriber(session.createTopic("made.up"), "it"))) {
                open.add(party + " create a subscription");
            }
        }
        return open;
    }

    private interface Work {
        void with(Session session) throws JMSException;
    }

    private static boolean works(Connection connection, Work work) {
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            work.with(session);
            return true;
        } catch (JMSException refused) {
            return false;
        }
    }

    private static Stomp stomp(PartyId party) throws IOException {
        Stomp stomp = new Stomp(broker.broker.port());
        assertThat(stomp.connect(party.value(), TestBroker.secretOf(party))).isEqualTo("CONNECTED");
        return stomp;
    }

    private static List<String> queues(PartyId party) {
        return Stream.concat(
                        Stream.of(broker.broker.server().getPostOffice().getAllBindings())
                                .flatMap(bindings -> bindings.map(
                                        binding -> binding.getUniqueName().toString())),
                        Stream.of(
                                "made.up",
                                "department." + party + ".other",
                                "department.#",
                                "activemq.management",
                                "activemq.notifications",
                                "$management",
                                "department.tax.requests::hub.dead"))
                .sorted()
                .toList();
    }

    private static List<String> allowedWithBrowsing() {
        return Stream.concat(
                        ALLOWED.stream(),
                        ALLOWED.stream()
                                .filter(right -> right.contains(" consume "))
                                .map(right -> right.replace(" consume ", " browse ")))
                .toList();
    }

    private static void assertNothingWasMade() {
        TreeSet<String> queues = new TreeSet<>();
        QueueLayout.queuesOf(QueueLayout.partiesWithQueues(broker.parties))
                .forEach(queue -> queues.add(queue.getName().toString()));
        assertThat(broker.broker
                        .server()
                        .getPostOffice()
                        .getAllBindings()
                        .map(binding -> binding.getUniqueName().toString()))
                .containsExactlyInAnyOrderElementsOf(queues);
        assertThat(broker.broker.server().getAddressInfo(SimpleString.of("made.up")))
                .isNull();
    }
}
