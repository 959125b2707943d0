package io.onewindow.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.settings.HubSettings;
import io.onewindow.settings.StartFault;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseBeansTest {

    @TempDir
    static Path folder;

    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
            .withUserConfiguration(Bound.class, DatabaseBeans.class)
            .withPropertyValues("spring.flyway.locations=classpath:io/onewindow/server/migration");

    @EnableConfigurationProperties(HubSettings.class)
    static class Bound {}

    @Test
    void worksAsTheAppInTablesOfTheOwner() {
        // Given
        hub.withPropertyValues("hub.data-dir=" + folder.resolve("embedded"), "spring.datasource.url=")
                // When
                .run(context -> {
                    // Then
                    assertThat(ask(context, "select current_user")).isEqualTo("hub_app");
                    assertThat(ask(context, "select tableowner from pg_tables where tablename = 'migrated'"))
                            .isEqualTo("hub_owner");
                });
    }

    @Test
    void worksInTheDatabaseThatTheUrlNames() throws Exception {
        // Given
        try (DataFolder other = DataFolder.open(folder.resolve("other"));
                EmbeddedDatabase external = EmbeddedDatabase.start(other)) {
            ApplicationContextRunner named = hub.withPropertyValues(
                    "hub.data-dir=" + folder.resolve("external"),
                    "spring.datasource.url=" + external.url() + "?ApplicationName=hub",
                    "spring.datasource.username=" + external.owner().user());
            // When
            named.withPropertyValues(
                            "spring.datasource.password=" + external.owner().secret())
                    .run(context ->
                            // Then
                            assertThat(ask(context, "select current_user")).isEqualTo("hub_owner"));
            named.withPropertyValues("spring.datasource.password=wrong")
                    .run(context -> assertThat(faultOf(context))
                            .startsWith("database " + external.url() + " cannot be reached")
                            .endsWith("check spring.datasource.url, username and password"));
        }
        assertThat(folder.resolve("external/database")).doesNotExist();
    }

    @Test
    void keepsAwayFromADatabaseThatLosesCommitsOutsideDemoMode() throws Exception {
        // Given
        try (DataFolder other = DataFolder.open(folder.resolve("losing"));
                EmbeddedDatabase external = EmbeddedDatabase.start(other)) {
            ApplicationContextRunner losing = hub.withPropertyValues(
                    "hub.data-dir=" + folder.resolve("careful"),
                    "spring.datasource.url=" + external.url() + "?options=-c%20synchronous_commit=off",
                    "spring.datasource.username=" + external.owner().user(),
                    "spring.datasource.password=" + external.owner().secret());
            // When
            losing.withPropertyValues("hub.demo.enabled=false")
                    .run(context ->
                            // Then
                            assertThat(faultOf(context))
                                    .isEqualTo("database " + external.url()
                                            + " has synchronous_commit=off, which loses commits: switch it on"));
            losing.withPropertyValues("hub.demo.enabled=true")
                    .run(context -> assertThat(faultOf(context)).isEqualTo("no fault"));
        }
    }

    private static String ask(AssertableApplicationContext context, String sql) {
        return JdbcClient.create(context.getBean(DataSource.class))
                .sql(sql)
                .query(String.class)
                .single();
    }

    private static String faultOf(AssertableApplicationContext context) {
        Throwable cause = context.getStartupFailure();
        while (cause != null && !(cause instanceof StartFault)) {
            cause = cause.getCause();
        }
        return cause == null ? "no fault" : String.valueOf(cause.getMessage());
    }
}
