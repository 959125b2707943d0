package io.onewindow.server;

import io.onewindow.settings.StartFault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

/// The PostgreSQL server that `spring.datasource.url` names, tried once before anything waits for it.
final class ExternalDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalDatabase.class);
    private static final int OLDEST = 15;
    private static final String SECONDS = "10";
    private static final String ADVICE = "check spring.datasource.url, username and password";

    private ExternalDatabase() {}

    /// Connects within 10 s and looks at version and encoding, and whether the server keeps what it commits;
    /// anything amiss is a start fault.
    ///
    /// @param demo a server that may lose commits is only warned of: nothing real is kept there
    static void tryOut(DataSourceProperties properties, boolean demo) {
        String url = Optional.ofNullable(properties.getUrl()).orElse("");
        String shown = url.replaceFirst("\\?.*", "");
        Properties login = new Properties();
        Optional.ofNullable(properties.getUsername()).ifPresent(user -> login.setProperty("user", user));
        Optional.ofNullable(properties.getPassword()).ifPresent(secret -> login.setProperty("password", secret));
        login.setProperty("connectTimeout", SECONDS);
        login.setProperty("loginTimeout", SECONDS);
        login.setProperty("socketTimeout", SECONDS);
        try (Connection connection = DriverManager.getConnection(url, login)) {
            check(connection, shown);
            checkCommits(connection, shown, demo);
        } catch (SQLException refused) {
            throw new StartFault(
                    "database %s cannot be reached (%s): %s".formatted(shown, refused.getMessage(), ADVICE), refused);
        }
    }

    private static void check(Connection connection, String shown) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (!product.equals("PostgreSQL") || version < OLDEST) {
            throw new StartFault("database %s is %s %d: the hub needs PostgreSQL %d or newer"
                    .formatted(shown, product, version, OLDEST));
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show server_encoding")) {
            if (!rows.next() || !rows.getString(1).equals("UTF8")) {
                throw new StartFault(
                        "database %s is not encoded in UTF8: make it with encoding 'UTF8'".formatted(shown));
            }
        }
    }

    private static void checkCommits(Connection connection, String shown, boolean demo) throws SQLException {
        List<String> faults = CommitCheck.faults(connection);
        if (!faults.isEmpty() && !demo) {
            throw new StartFault("database %s %s".formatted(shown, String.join("; it ", faults)));
        }
        faults.forEach(fault -> LOG.warn("database {} {}", shown, fault));
    }
}
