package io.onewindow.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.onewindow.broker.QueueNames;
import io.onewindow.broker.QueueStates;
import io.onewindow.broker.QueueStates.QueueState;
import io.onewindow.party.Parties;
import io.onewindow.party.PartyId;
import io.onewindow.party.PartyKind;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Figures of every queue: its depth, its consumers, the age of its oldest message. Read from the broker every few
/// seconds, so that a scrape never waits for a broker that is away.
@Component
class QueueMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(QueueMetrics.class);
    private static final int LOOK_SECONDS = 5;

    private final QueueStates states;
    private final List<String> queues;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("queue-metrics").factory());
    private volatile Map<String, QueueState> latest = Map.of();

    QueueMetrics(QueueStates states, Parties parties, MeterRegistry meters) {
        this.states = states;
        this.queues = queues(parties);
        queues.forEach(queue -> register(queue, meters));
        ticker.scheduleWithFixedDelay(this::look, 1, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private static List<String> queues(Parties parties) {
        Stream<String> windows = parties.ofKind(PartyKind.WINDOW).stream().flatMap(window -> ofWindow(window.id()));
        Stream<String> departments =
                parties.ofKind(PartyKind.DEPARTMENT).stream().flatMap(department -> ofDepartment(department.id()));
        return Stream.of(windows, departments, Stream.of(QueueNames.DEAD))
                .flatMap(names -> names)
                .toList();
    }

    private static Stream<String> ofWindow(PartyId window) {
        return Stream.of(
                QueueNames.applications(window),
                QueueNames.replies(window),
                QueueNames.results(window),
                QueueNames.notices(window));
    }

    private static Stream<String> ofDepartment(PartyId department) {
        return Stream.of(
                QueueNames.requests(department), QueueNames.answers(department), QueueNames.rejected(department));
    }

    private void register(String queue, MeterRegistry meters) {
        gauge("hub.queue.depth", queue, QueueState::depth, meters);
        gauge("hub.queue.consumers", queue, QueueState::consumers, meters);
        gauge("hub.queue.oldest.seconds", queue, QueueState::oldestSeconds, meters);
    }

    // A queue that the broker did not tell of shows as not a number, not as empty.
    private void gauge(String name, String queue, ToDoubleFunction<QueueState> figure, MeterRegistry meters) {
        Gauge.builder(name, this, self -> {
                    QueueState state = self.latest.get(queue);
                    return state == null ? Double.NaN : figure.applyAsDouble(state);
                })
                .tag("queue", queue)
                .register(meters);
    }

    private void look() {
        try {
            latest = states.of(queues);
        } catch (RuntimeException away) {
            latest = Map.of();
            LOG.atDebug().setCause(away).log("the broker does not tell how its queues stand");
        }
    }

    @PreDestroy
    void close() {
        ticker.shutdownNow();
    }
}
