package io.onewindow;

import io.onewindow.command.Commands;
import io.onewindow.settings.StartReport;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The hub's main class.
@SpringBootApplication
@ConfigurationPropertiesScan
public class OneWindow {
    public static void main(String[] args) {
        // Nothing that the hub reads is a serialized Java object, so that none is opened, wherever it comes from.
        ObjectInputFilter.Config.setSerialFilter(object -> Status.REJECTED);
        if (Commands.names(args)) {
            System.exit(Commands.run(args));
        }
        StartReport.start(OneWindow.class, args);
    }
}
