package io.onewindow.settings;

import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// From whatever stopped the start to the one line that says what, where and what to do.
final class StartLine {

    private static final int MOST_CAUSES = 50;
    private static final int MOST_LETTERS = 600;
    private static final String PORT_OUT_OF_RANGE = "port out of range:";
    private static final List<String> SPRING_FILES =
            List.of("config/application.yaml", "config/application.yml", "application.yaml", "application.yml");

    private final List<Throwable> causes;
    private final Environment environment;

    private StartLine(List<Throwable> causes, Environment environment) {
        this.causes = causes;
        this.environment = environment;
    }

    /// The line for a failure, without the hub's name before it.
    ///
    /// @param failure     what the start threw
    /// @param environment the settings as far as they were read
    static String of(Throwable failure, Environment environment) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < MOST_CAUSES; cause = cause.getCause()) {
            causes.add(cause);
        }
        return shortened(new StartLine(causes, environment).line());
    }

    private String line() {
        Stream<Supplier<Optional<String>>> readings = Stream.of(
                () -> first(StartFault.class).map(StartFault::getMessage),
                () -> first(PortInUseException.class).map(this::takenPort),
                () -> first(BindException.class).map(this::unusableAddress),
                () -> first(UnboundConfigurationPropertiesException.class).map(StartLine::unknownSetting),
                this::impossiblePort,
                this::invalidSetting,
                () -> first(ConversionFailedException.class).map(this::invalidValue),
                () -> first(YAMLException.class).map(StartLine::brokenYaml));
        return readings.flatMap(reading -> reading.get().stream()).findFirst().orElseGet(this::root);
    }

    private String takenPort(PortInUseException taken) {
        String port = String.valueOf(taken.getPort());
        boolean management = port.equals(environment.getProperty("management.server.port"));
        String owner = management ? "management.server" : "server";
        return "port %s on %s is taken: stop what holds it or set %s.port"
                .formatted(port, environment.getProperty(owner + ".address", "every address"), owner);
    }

    // The socket names the number alone.
    private Optional<String> impossiblePort() {
        return causes.stream()
                .flatMap(cause -> Optional.ofNullable(cause.getMessage()).stream())
                .filter(message -> message.toLowerCase(Locale.ROOT).startsWith(PORT_OUT_OF_RANGE))
                .map(message -> message.substring(PORT_OUT_OF_RANGE.length()).strip())
                .findFirst()
                .map(port -> "setting %s=%s is no port: set it to a number from 0 to 65535"
                        .formatted(portSetting(port), port));
    }

    private String portSetting(String port) {
        return Stream.of("server.port", "management.server.port", "hub.broker.port")
                .filter(setting -> port.equals(environment.getProperty(setting)))
                .findFirst()
                .orElse("server.port");
    }

    private String unusableAddress(BindException refused) {
        return "address %s cannot be listened on (%s): set server.address and server.port"
                .formatted(environment.getProperty("server.address", "*"), refused.getMessage());
    }

    private static String unknownSetting(UnboundConfigurationPropertiesException unbound) {
        ConfigurationProperty property =
                unbound.getUnboundProperties().iterator().next();
        return "unknown setting %s (%s): correct its name or remove it"
                .formatted(property.getName(), SettingOrigin.of(property));
    }

    private Optional<String> invalidSetting() {
        return first(org.springframework.boot.context.properties.bind.BindException.class)
                .map(invalid -> Optional.ofNullable(invalid.getProperty())
                        .map(property -> "setting %s (%s) is not valid (%s): correct it"
                                .formatted(property.getName(), SettingOrigin.of(property), root()))
                        .orElseGet(() ->
                                "settings %s are not valid (%s): correct them".formatted(invalid.getName(), root())));
    }

    private String invalidValue(ConversionFailedException failed) {
        return "a setting's value '%s' is not valid (%s): correct it".formatted(failed.getValue(), root());
    }

    // Spring does not say which of its files it could not read, so they are read again.
    private static String brokenYaml(YAMLException broken) {
        return SPRING_FILES.stream()
                .map(Path::of)
                .filter(Files::isRegularFile)
                .flatMap(file -> faultIn(file).stream())
                .findFirst()
                .orElseGet(() -> "a configuration file is not YAML (%s): correct it"
                        .formatted(broken instanceof MarkedYAMLException marked ? marked.getProblem() : broken));
    }

    private static Optional<String> faultIn(Path file) {
        try {
            ConfigFile.read(file);
            return Optional.empty();
        } catch (StartFault fault) {
            return Optional.ofNullable(fault.getMessage());
        }
    }

    // One word, such as the path of a file that is not there, says nothing without the kind of fault.
    private String root() {
        Throwable root = causes.getLast();
        String message = Optional.ofNullable(root.getMessage()).orElse("").strip();
        if (message.contains(" ")) {
            return message;
        }
        String kind = root.getClass().getSimpleName();
        return message.isEmpty() ? kind : kind + ": " + message;
    }

    private <T extends Throwable> Optional<T> first(Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= MOST_LETTERS ? line : line.substring(0, MOST_LETTERS) + "…";
    }
}
