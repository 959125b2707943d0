package io.onewindow.hub;

import io.onewindow.OneWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A hub with everything embedded, in this process, on ports and a data folder of its own. Departments are not
/// simulated: the tests are the departments.
public final class RunningHub implements AutoCloseable {

    private static final class Shared {
        private static final RunningHub HUB = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(HUB::close));
        }
    }

    private final ConfigurableApplicationContext context;
    private final int brokerPort;

    private RunningHub(ConfigurableApplicationContext context, int brokerPort) {
        this.context = context;
        this.brokerPort = brokerPort;
    }

    /// The hub that most tests share; they keep apart by using cases of their own.
    public static RunningHub shared() {
        return Shared.HUB;
    }

    /// A hub of its own.
    public static RunningHub start(String... settings) {
        return startWith("none", unused -> {}, settings);
    }

    /// A hub of its own, with something done to its application before it runs.
    public static RunningHub start(Consumer<SpringApplication> before, String... settings) {
        return startWith("none", before, settings);
    }

    /// A hub of its own whose departments are simulated.
    public static RunningHub simulated() {
        return startWith("all", unused -> {});
    }

    private static RunningHub startWith(String simulate, Consumer<SpringApplication> before, String... settings) {
        try {
            int brokerPort = freePort();
            List<String> arguments = new ArrayList<>(List.of(
                    "--server.port=0",
                    "--management.server.port=0",
                    "--hub.broker.port=" + brokerPort,
                    "--hub.data-dir=" + dataFolder(),
                    "--hub.demo.simulate=" + simulate));
            for (String setting : settings) {
                String name = setting.substring(0, setting.indexOf('=') + 1);
                arguments.removeIf(argument -> argument.startsWith(name));
                arguments.add(setting);
            }
            SpringApplication application = new SpringApplication(OneWindow.class);
            application.setRegisterShutdownHook(false);
            before.accept(application);
            return new RunningHub(application.run(arguments.toArray(String[]::new)), brokerPort);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /// A new data folder.
    public static Path dataFolder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target/hubs")), "hub-");
    }

    /// A port that nothing listens on.
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// The HTTP interface, as a party.
    public HubClient as(String party) {
        return new HubClient(url(), party);
    }

    /// Where the HTTP interface is.
    public String url() {
        return "http://127.0.0.1:" + port("local.server.port");
    }

    /// The management port.
    public int managementPort() {
        return port("local.management.port");
    }

    private int port(String property) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty(property));
    }

    /// The broker's port.
    public int brokerPort() {
        return brokerPort;
    }

    /// A part of the hub.
    public <T> T part(Class<T> kind) {
        return context.getBean(kind);
    }

    @Override
    public void close() {
        context.close();
    }
}
