package io.onewindow;

import io.onewindow.settings.StartReport;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The hub's main class.
@SpringBootApplication
@ConfigurationPropertiesScan
public class OneWindow {
    public static void main(String[] args) {
        StartReport.start(OneWindow.class, args);
    }
}
