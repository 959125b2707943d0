package io.onewindow.demo;

import io.onewindow.settings.HubSettings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where somebody at this machine finds the hub, with the port that was really bound, and the first command to paste.
@Component
class FrontDoor {

    private static final String SAMPLE = "samples/open-restaurant.json";

    private final HubSettings settings;
    private final ServerProperties server;
    private final Environment environment;

    FrontDoor(HubSettings settings, ServerProperties server, Environment environment) {
        this.settings = settings;
        this.server = server;
        this.environment = environment;
    }

    /// The hub's address for a browser; there is one once the port is bound.
    String url() {
        String scheme = Ssl.isEnabled(server.getSsl()) ? "https" : "http";
        return scheme + "://" + host() + ":" + environment.getRequiredProperty("local.server.port");
    }

    private String host() {
        String address = Optional.ofNullable(server.getAddress())
                .filter(bound -> !bound.isAnyLocalAddress())
                .map(InetAddress::getHostAddress)
                .orElse("127.0.0.1");
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /// One line for a shell that submits the sample as a new application each time.
    String firstCommand() {
        return """
                curl -u window-01:demo -H 'Content-Type: application/json' -H "Idempotency-Key: $(date +%%s)" \
                -d @%s %s/api/v1/applications""".formatted(sample(), url());
    }

    /// The application that the first command and the page submit.
    Path sample() {
        return settings.configDir().resolve(SAMPLE);
    }
}
