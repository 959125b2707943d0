package io.onewindow.party;

import io.onewindow.settings.HubSettings;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The parties, as the configuration folder names them.
@Configuration(proxyBeanMethods = false)
class PartyConfiguration {

    @Bean
    Parties parties(HubSettings settings, ObjectProvider<Clock> clock) {
        Secrets secrets = new Secrets(clock.getIfAvailable(Clock::systemUTC));
        return new Parties(PartyFiles.read(settings.configDir(), settings.demo().enabled()), secrets);
    }
}
