package io.onewindow.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Tries the ports that the hub will listen on before it starts what takes seconds.
@Configuration(proxyBeanMethods = false)
class HttpPorts {

    private static final List<String> SERVERS = List.of("server", "management.server");

    @Bean
    static BeanFactoryPostProcessor httpPortCheck(ApplicationContext context) {
        return _ -> {
            if (context instanceof WebServerApplicationContext) {
                SERVERS.forEach(server -> tryOut(server, context.getEnvironment()));
            }
        };
    }

    private static void tryOut(String server, Environment environment) {
        int port = environment.getProperty(server + ".port", Integer.class, 0);
        String address = environment.getProperty(server + ".address", "");
        if (port <= 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    address.isBlank()
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException refused) {
            throw new StartFault(
                    "port %d on %s cannot be listened on (%s): stop what holds it, or set %s.port or %s.address"
                            .formatted(port, shown(address), refused.getMessage(), server, server),
                    refused);
        }
    }

    private static String shown(String address) {
        return address.isBlank() ? "every address" : address;
    }
}
