package io.onewindow.broker;

import io.onewindow.broker.EmbeddedBroker.Plan;
import io.onewindow.broker.EmbeddedBroker.Redelivery;
import io.onewindow.party.Lockout;
import io.onewindow.party.Parties;
import io.onewindow.party.Party;
import io.onewindow.party.PartyId;
import io.onewindow.party.PartyKind;
import io.onewindow.party.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// An embedded broker with two windows, two departments and an operator, each with its own secret.
final class TestBroker implements AutoCloseable {

    static final PartyId WINDOW = new PartyId("window-01");
    static final PartyId OTHER_WINDOW = new PartyId("window-02");
    static final PartyId TAX = new PartyId("tax");
    static final PartyId POLICE = new PartyId("police");
    static final PartyId OPERATOR = new PartyId("operator");

    /// Six deliveries without waiting.
    static final Redelivery QUICK = new Redelivery(6, Duration.ofMillis(10), 1, Duration.ofMillis(10), 0);

    final HubSecret secret = HubSecret.random();
    final Parties parties;
    final EmbeddedBroker broker;
    final BrokerConnection connection;

    private TestBroker(Path folder, int port, Clock clock) {
        this.parties = new Parties(
                List.of(
                        party(WINDOW, PartyKind.WINDOW),
                        party(OTHER_WINDOW, PartyKind.WINDOW),
                        party(TAX, PartyKind.DEPARTMENT),
                        party(POLICE, PartyKind.DEPARTMENT),
                        party(OPERATOR, PartyKind.OPERATOR)),
                new Secrets());
        this.broker = EmbeddedBroker.start(
                new Plan(folder, port, QUICK),
                new BrokerAccess(parties, new Lockout(clock), secret),
                QueueLayout.queuesOf(QueueLayout.partiesWithQueues(parties)));
        this.connection = BrokerConnection.toEmbedded(broker, secret);
    }

    static TestBroker start(Path folder) {
        return new TestBroker(folder, 0, Clock.systemUTC());
    }

    static TestBroker start(Path folder, int port) {
        return new TestBroker(folder, port, Clock.systemUTC());
    }

    static TestBroker start(Path folder, Clock clock) {
        return new TestBroker(folder, 0, clock);
    }

    static String secretOf(PartyId party) {
        return "secret of " + party;
    }

    String coreUrl() {
        return "tcp://127.0.0.1:" + broker.port();
    }

    String amqpUrl() {
        return "amqp://127.0.0.1:" + broker.port();
    }

    @Override
    public void close() {
        connection.close();
        broker.close();
    }

    private static Party party(PartyId id, PartyKind kind) {
        String hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(secretOf(id));
        return new Party(id, kind, "样例", "Sample", List.of(hash), List.of());
    }
}
