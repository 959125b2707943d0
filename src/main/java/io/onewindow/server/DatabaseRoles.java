package io.onewindow.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/// Who may do what in the embedded database: `hub_owner` owns it and migrates it, `hub_app` works in it and may neither
/// change its shape nor, where a migration takes the right away, its history.
final class DatabaseRoles {

    static final String DATABASE = "hub";
    static final String OWNER = "hub_owner";
    static final String APP = "hub_app";

    private static final int SECONDS = 10;

    private final String server;
    private final String superuserSecret;

    /// @param server          the JDBC url up to the database's name
    /// @param superuserSecret the secret of [DatabaseCluster#SUPERUSER]
    DatabaseRoles(String server, String superuserSecret) {
        this.server = server;
        this.superuserSecret = superuserSecret;
    }

    /// Makes the roles, the database and their rights where they are missing.
    void grant(String ownerSecret, String appSecret) throws SQLException {
        try (Connection connection = superuserOf("postgres")) {
            login(connection, OWNER, ownerSecret);
            login(connection, APP, appSecret);
            if (!holds(connection, "select 1 from pg_database where datname = '%s'".formatted(DATABASE))) {
                execute(connection, List.of("create database %s owner %s".formatted(DATABASE, OWNER)));
            }
        }
        try (Connection connection = superuserOf(DATABASE)) {
            execute(connection, rights());
        }
    }

    private static List<String> rights() {
        return List.of(
                "revoke all on database %s from public".formatted(DATABASE),
                "grant connect on database %s to %s".formatted(DATABASE, APP),
                "alter schema public owner to %s".formatted(OWNER),
                "grant usage on schema public to %s".formatted(APP),
                """
                alter default privileges for role %s in schema public
                    grant select, insert, update, delete on tables to %s
                """.formatted(OWNER, APP),
                """
                alter default privileges for role %s in schema public
                    grant usage on sequences to %s
                """.formatted(OWNER, APP));
    }

    // A secret is base64url, so that it needs no escape; a statement that makes a role takes no parameters.
    private static void login(Connection connection, String role, String secret) throws SQLException {
        boolean known = holds(connection, "select 1 from pg_roles where rolname = '%s'".formatted(role));
        execute(
                connection,
                List.of("%s role %s login password '%s'".formatted(known ? "alter" : "create", role, secret)));
    }

    private static boolean holds(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection superuserOf(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", DatabaseCluster.SUPERUSER);
        properties.setProperty("password", superuserSecret);
        properties.setProperty("loginTimeout", String.valueOf(SECONDS));
        properties.setProperty("socketTimeout", String.valueOf(SECONDS));
        return DriverManager.getConnection(server + database, properties);
    }
}
