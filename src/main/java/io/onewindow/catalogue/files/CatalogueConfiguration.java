package io.onewindow.catalogue.files;

import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.files.RegionalCatalogue.Loaded;
import io.onewindow.settings.ConfigText;
import io.onewindow.settings.HubSettings;
import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The catalogue, as the configuration folder and the regional list say it.
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    static final String REPORT = "regional-catalogue.report.txt";

    private static final Logger log = LoggerFactory.getLogger(CatalogueConfiguration.class);

    @Bean
    Catalogue catalogue(HubSettings settings) {
        if (settings.regionalCatalogue().isBlank()) {
            return CatalogueFiles.read(settings.configDir());
        }
        CatalogueFiles.Joined joined = CatalogueFiles.read(settings.configDir(), Path.of(settings.regionalCatalogue()));
        report(joined.regional(), settings.dataDir().resolve(REPORT));
        return joined.catalogue();
    }

    private static void report(Loaded regional, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, regional.report());
        } catch (IOException unwritable) {
            throw new StartFault(
                    ConfigText.shown(file) + ": cannot be written: let the hub's user write hub.data-dir", unwritable);
        }
        log.atLevel(regional.refused().isEmpty() ? Level.INFO : Level.WARN)
                .addKeyValue("file", regional.file())
                .addKeyValue("taken", regional.taken().size())
                .addKeyValue("refused", regional.refused().size())
                .addKeyValue("remarks", regional.remarks().size())
                .addKeyValue("report", ConfigText.shown(file))
                .log("regional catalogue read");
    }
}
