package io.onewindow.flow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.stereotype.Component;

/// Measures every route: how many exchanges came through, how many failed, how many are under way, how old the oldest
/// of those is, how long they take. The names are those of Camel's own Micrometer component.
@Component
final class RouteMetrics implements RoutePolicyFactory {

    private final MeterRegistry meters;

    RouteMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new Measuring(routeId, meters);
    }

    private static final class Measuring extends RoutePolicySupport {
        private final Map<String, Long> underWay = new ConcurrentHashMap<>();
        private final Counter total;
        private final Counter failed;
        private final Timer timer;

        Measuring(String routeId, MeterRegistry meters) {
            total = meters.counter("camel.exchanges.total", "routeId", routeId);
            failed = meters.counter("camel.exchanges.failed", "routeId", routeId);
            timer = Timer.builder("camel.route.policy")
                    .tag("routeId", routeId)
                    .publishPercentileHistogram()
                    .register(meters);
            Gauge.builder("camel.exchanges.inflight", underWay, Map::size)
                    .tag("routeId", routeId)
                    .register(meters);
            Gauge.builder("camel.exchanges.oldest.seconds", this, Measuring::oldestSeconds)
                    .tag("routeId", routeId)
                    .register(meters);
        }

        private double oldestSeconds() {
            long now = System.nanoTime();
            return underWay.values().stream()
                            .mapToLong(began -> now - began)
                            .max()
                            .orElse(0)
                    / 1e9;
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            underWay.put(exchange.getExchangeId(), System.nanoTime());
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            Long began = underWay.remove(exchange.getExchangeId());
            total.increment();
            if (exchange.isFailed()) {
                failed.increment();
            }
            if (began != null) {
                timer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            }
        }
    }
}
