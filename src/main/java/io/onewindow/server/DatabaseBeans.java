package io.onewindow.server;

import io.onewindow.server.EmbeddedDatabase.Login;
import io.onewindow.settings.HubSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// The data folder and the database that Spring Boot's pool and migrations connect to.
@Configuration(proxyBeanMethods = false)
class DatabaseBeans {

    @Bean(destroyMethod = "close")
    DataFolder dataFolder(HubSettings settings) {
        return DataFolder.open(settings.dataDir());
    }

    /// No `spring.datasource.url`: the server in the data folder.
    @Configuration(proxyBeanMethods = false)
    @Conditional(NoUrl.class)
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(DataFolder folder) {
            return EmbeddedDatabase.start(folder);
        }

        @Bean
        JdbcConnectionDetails jdbcConnectionDetails(EmbeddedDatabase database) {
            return new AppConnection(database.url(), database.app());
        }

        @Bean
        FlywayConnectionDetails flywayConnectionDetails(EmbeddedDatabase database) {
            return new OwnerConnection(database.url(), database.owner());
        }
    }

    /// A `spring.datasource.url`: that server.
    @Configuration(proxyBeanMethods = false)
    @Conditional(Url.class)
    static class External {

        @Bean
        JdbcConnectionDetails jdbcConnectionDetails(DataSourceProperties properties, HubSettings settings) {
            ExternalDatabase.tryOut(properties, settings.demo().enabled());
            return new NamedConnection(properties);
        }

        /// A connection without the pool's limits of time, since a migration may take as long as it takes.
        @Bean
        FlywayConnectionDetails flywayConnectionDetails(DataSourceProperties properties) {
            return new MigratingConnection(properties);
        }
    }

    private record AppConnection(String url, Login login) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return login.user();
        }

        @Override
        public String getPassword() {
            return login.secret();
        }
    }

    private record OwnerConnection(String url, Login login) implements FlywayConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return login.user();
        }

        @Override
        public String getPassword() {
            return login.secret();
        }
    }

    private record NamedConnection(DataSourceProperties properties) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return properties.determineUrl();
        }

        @Override
        public @Nullable String getUsername() {
            return properties.determineUsername();
        }

        @Override
        public @Nullable String getPassword() {
            return properties.determinePassword();
        }
    }

    private record MigratingConnection(DataSourceProperties properties) implements FlywayConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return properties.determineUrl();
        }

        @Override
        public @Nullable String getUsername() {
            return properties.determineUsername();
        }

        @Override
        public @Nullable String getPassword() {
            return properties.determinePassword();
        }
    }

    static final class Url implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return isNamed(context);
        }
    }

    static final class NoUrl implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isNamed(context);
        }
    }

    private static boolean isNamed(ConditionContext context) {
        return !context.getEnvironment()
                .getProperty("spring.datasource.url", "")
                .isBlank();
    }
}
