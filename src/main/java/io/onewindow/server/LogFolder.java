package io.onewindow.server;

import java.nio.file.Path;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/// Makes the folder of the log files once the settings are read and before the log is opened, whose own complaint about
/// a folder that cannot be written is pages long.
@Order(Ordered.LOWEST_PRECEDENCE)
final class LogFolder implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        DataFolder.openLog(Path.of(environment.getProperty("hub.data-dir", "data")));
    }
}
