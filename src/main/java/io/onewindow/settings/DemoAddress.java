package io.onewindow.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Keeps the sample secrets of a first run away from every network.
@Configuration(proxyBeanMethods = false)
class DemoAddress {

    private static final List<String> ADDRESSES = List.of("server.address", "management.server.address");

    // Before any bean, so that nothing has been started when the start stops.
    @Bean
    static BeanFactoryPostProcessor demoAddressCheck(Environment environment) {
        return _ -> {
            if (environment.getProperty("hub.demo.enabled", Boolean.class, true)) {
                ADDRESSES.forEach(setting -> check(setting, environment.getProperty(setting, "")));
            }
        };
    }

    private static void check(String setting, String address) {
        if (address.isBlank() || !isLoopback(address)) {
            throw new StartFault("%s is %s, but the sample secrets of demo mode must stay on this machine: %s"
                    .formatted(
                            setting,
                            address.isBlank() ? "every address" : address,
                            "set it to 127.0.0.1, or set hub.demo.enabled=false and secrets of your own"));
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
