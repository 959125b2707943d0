package io.onewindow.broker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Component `broker` of the hub's health: asks the broker for its dead letters' number, and whether it has room on its
/// disk, for at most 4 s. A broker without room answers, and takes nothing.
final class BrokerHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final BrokerConnection connection;
    private final Optional<EmbeddedBroker> embedded;

    BrokerHealth(BrokerConnection connection, Optional<EmbeddedBroker> embedded) {
        this.connection = connection;
        this.embedded = embedded;
    }

    private record Seen(long dead, boolean full) {}

    @Override
    public Health health() {
        Health.Builder health =
                new Health.Builder().withDetail("broker", connection.isEmbedded() ? "embedded" : connection.shownUrl());
        try {
            Seen seen = connection.within(PATIENCE, this::look);
            health.withDetail("dead", seen.dead());
            return seen.full()
                    ? health.down().withDetail("reason", "its disk is full").build()
                    : health.up().build();
        } catch (CompletionException failure) {
            return health.down(failure).build();
        }
    }

    private Seen look(ClientSession session) throws ActiveMQException {
        long dead = session.queueQuery(SimpleString.of(QueueNames.DEAD)).getMessageCount();
        return new Seen(
                dead, embedded.map(EmbeddedBroker::isDiskFull).orElseGet(() -> BrokerCheck.isDiskFull(session)));
    }
}
