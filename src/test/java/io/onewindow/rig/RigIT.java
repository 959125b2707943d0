package io.onewindow.rig;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.RunningHub;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class RigIT {

    @Test
    void runsANodeOnADatabaseAndABrokerThatAreKilledAndStartedAgain() throws IOException, SQLException {
        // Given
        Path folder = RunningHub.dataFolder();
        try (DatabaseProcess database = DatabaseProcess.start(folder.resolve("database"));
                BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"), List.of("department.tax"));
                Cutter toDatabase = Cutter.before(database.port());
                Cutter toBroker = Cutter.before(broker.port());
                HubNode hub = HubNode.launch(folder.resolve("hub"), toDatabase.port(), toBroker.port())) {
            hub.ready();
            // When
            database.freeze();
            database.thaw();
            database.kill();
            broker.kill();
            hub.kill();
            database.start();
            broker.start();
            hub.start();
            // Then
            assertThat(hub.isAlive()).isTrue();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from ledger_entry")) {
                assertThat(rows.next()).isTrue();
            }
        }
    }
}
