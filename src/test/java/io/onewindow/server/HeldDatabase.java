package io.onewindow.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/// Runs an embedded database with one committed row until it is killed.
final class HeldDatabase {

    private HeldDatabase() {}

    static void main(String[] args) throws Exception {
        DataFolder folder = DataFolder.open(Path.of(args[0]));
        EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        EmbeddedDatabase.Login owner = database.owner();
        try (Connection connection = DriverManager.getConnection(database.url(), owner.user(), owner.secret());
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (word text)");
            statement.execute("insert into kept values ('committed')");
        }
        System.out.println("READY " + database.url());
        Thread.currentThread().join();
    }
}
