package io.onewindow.access;

import io.onewindow.party.Lockout;
import io.onewindow.party.Parties;
import io.onewindow.party.Party;
import io.onewindow.party.PartyId;
import io.onewindow.party.PartyKind;
import io.onewindow.party.Secrets;
import io.onewindow.settings.HubSettings;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// A hub of nothing but its edge, a few parties, and desks that do what a test needs. The profile keeps it out of every
/// other test's hub.
@Configuration(proxyBeanMethods = false)
@Profile(EdgeHub.PROFILE)
@EnableAutoConfiguration
@EnableConfigurationProperties(HubSettings.class)
@ComponentScan
class EdgeHub {

    static final String PROFILE = "edge";
    static final String SECRET = "right, with ünïcode";
    static final String SUBJECT = "subject-of-window-01";

    private static final int CHEAPEST = 4;

    @Bean
    TurnableClock clock() {
        return new TurnableClock();
    }

    @Bean
    Lockout lockout(Clock clock) {
        return new Lockout(clock);
    }

    @Bean
    Parties parties() {
        return new Parties(
                List.of(
                        party("window-01", PartyKind.WINDOW, List.of(SUBJECT)),
                        party("market", PartyKind.DEPARTMENT, List.of()),
                        party("operator", PartyKind.OPERATOR, List.of())),
                new Secrets());
    }

    private static Party party(String id, PartyKind kind, List<String> subjects) {
        String hash = "{bcrypt}" + new BCryptPasswordEncoder(CHEAPEST).encode(SECRET);
        return new Party(new PartyId(id), kind, id, id, List.of(hash), subjects);
    }
}
