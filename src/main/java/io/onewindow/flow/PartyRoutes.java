package io.onewindow.flow;

import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.Department;
import io.onewindow.party.Parties;
import io.onewindow.party.Party;
import io.onewindow.party.PartyKind;
import io.onewindow.settings.StartFault;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;

/// Makes the routes of every window and department out of the templates.
final class PartyRoutes implements CamelContextConfiguration {

    private final Parties parties;
    private final Catalogue catalogue;

    PartyRoutes(Parties parties, Catalogue catalogue) {
        this.parties = parties;
        this.catalogue = catalogue;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        // The templates are read when the context starts.
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        for (Party window : parties.ofKind(PartyKind.WINDOW)) {
            String id = window.id().value();
            add(context, "accept-" + id, "window-applications", Map.of("window", id));
        }
        for (Department department : catalogue.departments().values()) {
            String id = department.id().value();
            switch (department.way()) {
                case BROKER -> add(context, "answers-" + id, "broker-answers", Map.of("department", id));
                case UNCONNECTED -> {}
                case PUSH, PULL, TABLES, FILES, DESK ->
                    throw new StartFault("config/departments/" + id + ".yaml: the way "
                            + department.way().name().toLowerCase(java.util.Locale.ROOT)
                            + " is not available: use broker");
            }
        }
    }

    private static void add(CamelContext context, String routeId, String template, Map<String, Object> parameters) {
        try {
            context.addRouteFromTemplate(routeId, template, parameters);
        } catch (Exception failed) {
            throw new StartFault(
                    "routes: the route " + routeId + " cannot be made from the template " + template + ": "
                            + failed.getMessage(),
                    failed);
        }
    }
}
