package io.onewindow.catalogue.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.catalogue.Catalogue;
import io.onewindow.settings.HubSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CatalogueConfigurationTest {

    @TempDir
    private Path data;

    @Test
    void offersTheCatalogueOfTheConfigurationFolder() {
        runner(Map.of()).run(context -> assertThat(context).hasSingleBean(Catalogue.class));
        assertThat(data.resolve(CatalogueConfiguration.REPORT)).doesNotExist();
    }

    @Test
    void writesWhatBecameOfTheRegionalList() {
        runner(Map.of("hub.regional-catalogue", "config/samples/regional-catalogue.tsv"))
                .run(context ->
                        assertThat(context.getBean(Catalogue.class).matters()).hasSizeGreaterThan(1135));
        assertThat(data.resolve("below").resolve(CatalogueConfiguration.REPORT))
                .content()
                .contains("1135 rows: 1135 taken, 0 refused");
    }

    @Test
    void startsWithAListOfWhichSomeRowsAreRefused() throws IOException {
        // Given
        Path list = data.resolve("x.tsv");
        Files.writeString(list, String.join("\t", RegionalCatalogue.COLUMNS) + "\n局\t未分类\t名\t\t510700\t1\t1\n");
        // Then
        runner(Map.of("hub.regional-catalogue", list.toString()))
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(data.resolve("below").resolve(CatalogueConfiguration.REPORT))
                .content()
                .contains("x.tsv:2: refused: missing code");
    }

    @Test
    void namesAListThatIsNotThere() {
        runner(Map.of("hub.regional-catalogue", "no-such.tsv"))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("no-such.tsv"));
    }

    private ApplicationContextRunner runner(Map<String, String> more) {
        Map<String, String> own = Map.of("hub.data-dir", data.resolve("below").toString());
        MapConfigurationPropertySource source = new MapConfigurationPropertySource(own);
        source.putAll(more);
        HubSettings settings = new Binder(source).bindOrCreate("hub", HubSettings.class);
        return new ApplicationContextRunner()
                .withUserConfiguration(CatalogueConfiguration.class)
                .withBean(HubSettings.class, () -> settings);
    }
}
