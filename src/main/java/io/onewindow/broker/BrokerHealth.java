package io.onewindow.broker;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Component `broker` of the hub's health: asks the broker for its dead letters' number, for at most 4 s.
final class BrokerHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final BrokerConnection connection;

    BrokerHealth(BrokerConnection connection) {
        this.connection = connection;
    }

    @Override
    public Health health() {
        Health.Builder health =
                new Health.Builder().withDetail("broker", connection.isEmbedded() ? "embedded" : connection.shownUrl());
        try {
            long dead = connection.within(
                    PATIENCE,
                    session ->
                            session.queueQuery(SimpleString.of(QueueNames.DEAD)).getMessageCount());
            return health.up().withDetail("dead", dead).build();
        } catch (CompletionException failure) {
            return health.down(failure).build();
        }
    }
}
