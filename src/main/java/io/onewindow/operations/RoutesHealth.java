package io.onewindow.operations;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Component `routes` of the hub's health: up when every route runs, else which do not.
@Component("routesHealthIndicator")
class RoutesHealth implements HealthIndicator {

    private final CamelContext camel;

    RoutesHealth(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public Health health() {
        List<String> standing = camel.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> !camel.getRouteController().getRouteStatus(id).isStarted())
                .sorted()
                .toList();
        boolean running = camel.isStarted() && !camel.getRoutes().isEmpty() && standing.isEmpty();
        Health.Builder health = running ? Health.up() : Health.down();
        health.withDetail("routes", camel.getRoutes().size());
        return standing.isEmpty()
                ? health.build()
                : health.withDetail("standing", standing).build();
    }
}
