package io.onewindow.settings;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

/// Where a setting was made: `file:line`, or what Spring calls the place.
final class SettingOrigin {

    private SettingOrigin() {}

    static String of(ConfigurationProperty property) {
        Origin origin = property.getOrigin();
        return origin == null ? "origin unknown" : describe(origin);
    }

    private static String describe(Origin origin) {
        return switch (origin) {
            case PropertySourceOrigin source when source.getOrigin() != null -> describe(source.getOrigin());
            case PropertySourceOrigin source -> describe(source.getPropertySource());
            case TextResourceOrigin text
            when text.getResource() != null && text.getLocation() != null ->
                fileOf(text.getResource()) + ":" + (text.getLocation().getLine() + 1);
            default -> origin.toString().replace("\"", "");
        };
    }

    private static String describe(PropertySource<?> source) {
        return source.getName().equals(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME)
                ? "command line"
                : source.getName();
    }

    private static String fileOf(Resource resource) {
        try {
            Path file = resource.getFile().toPath().toAbsolutePath().normalize();
            Path here = Path.of("").toAbsolutePath();
            return ConfigText.shown(file.startsWith(here) ? here.relativize(file) : file);
        } catch (IOException notAFile) {
            return resource.getDescription();
        }
    }
}
