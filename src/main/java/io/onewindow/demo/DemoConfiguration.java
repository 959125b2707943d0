package io.onewindow.demo;

import io.onewindow.broker.BrokerConnection;
import io.onewindow.broker.QueueLayout;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.Department;
import io.onewindow.party.PartyId;
import io.onewindow.settings.HubSettings;
import io.onewindow.settings.StartFault;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is there only in demo mode.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "hub.demo.enabled", matchIfMissing = true)
class DemoConfiguration {

    private static final List<String> LEFT_FREE = List.of("health");

    /// The departments that answer by themselves; every queue is there before they connect.
    @Bean(initMethod = "start", destroyMethod = "close")
    DemoDepartments demoDepartments(
            HubSettings settings, Catalogue catalogue, BrokerConnection broker, QueueLayout queues) {
        List<Department> simulated = simulated(settings.demo().simulate(), catalogue);
        return new DemoDepartments(simulated, catalogue, broker);
    }

    private static List<Department> simulated(List<String> names, Catalogue catalogue) {
        if (names.equals(List.of("none"))) {
            return List.of();
        }
        List<Department> connected = catalogue.departments().values().stream()
                .filter(department -> department.way() == Department.Way.BROKER)
                .toList();
        if (names.equals(List.of("all"))) {
            return connected.stream()
                    .filter(department -> !LEFT_FREE.contains(department.id().value()))
                    .toList();
        }
        return names.stream().map(name -> department(name, connected)).toList();
    }

    private static Department department(String name, List<Department> connected) {
        return connected.stream()
                .filter(department ->
                        PartyId.isPartyId(name) && department.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new StartFault("hub.demo.simulate: no department '" + name
                        + "' in config/departments: name departments of that folder, all or none"));
    }
}
