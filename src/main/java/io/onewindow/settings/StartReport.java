package io.onewindow.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/// Says in one line on standard error why the hub did not start, in place of Spring Boot's own report; the log file
/// gets the rest.
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartReport implements SpringBootExceptionReporter {

    /// What the process ends with when the hub did not start.
    public static final int DID_NOT_START = 1;

    private static final int STOPPED = 0;
    private static final String LOGGER = "start";

    private final ConfigurableEnvironment environment;

    /// Called by Spring Boot.
    ///
    /// @param context what had been started; null before there was anything
    StartReport(@Nullable ConfigurableApplicationContext context) {
        this.environment = Optional.ofNullable(context)
                .map(ConfigurableApplicationContext::getEnvironment)
                .orElseGet(StandardEnvironment::new);
    }

    /// Starts an application, or ends the process with [#DID_NOT_START] after one line.
    public static void start(Class<?> application, String... arguments) {
        try {
            SpringApplication.run(application, arguments);
            // A stop that was asked for is no failure; a virtual machine that is terminated would end with 143.
            SpringApplication.getShutdownHandlers()
                    .add(() -> Runtime.getRuntime().halt(STOPPED));
        } catch (RuntimeException | Error _) {
            // Threads of what had been started would keep the process alive; the line has been written.
            System.exit(DID_NOT_START);
        }
    }

    @Override
    public boolean reportException(Throwable failure) {
        String line = "OneWindow hub did not start: " + StartLine.of(failure, environment);
        LoggerFactory.getLogger(LOGGER).error(line, failure);
        System.err.println(line);
        return true;
    }
}
