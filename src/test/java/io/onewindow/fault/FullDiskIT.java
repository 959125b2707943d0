package io.onewindow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.HubClient;
import io.onewindow.hub.HubClient.Reply;
import io.onewindow.hub.HubProcess;
import io.onewindow.hub.RunningHub;
import io.onewindow.rig.HubNode;
import io.onewindow.rig.SmallDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A hub as it comes whose disk, with the database, its log of commits and the broker's journal on it, has not a byte
/// left.
class FullDiskIT {

    /// The broker wants 256 MiB of them left.
    private static final int MEBIBYTES = 480;

    private static final int IN_A_ROW = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(8);

    private final List<String> accepted = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    @Test
    void refusesWhatItCannotKeepAndGoesOnByItselfOnceThereIsRoom() throws IOException, SQLException {
        // Given
        Path data = RunningHub.dataFolder().toAbsolutePath();
        try (SmallDisk disk = SmallDisk.mount(data, MEBIBYTES);
                HubProcess hub = HubProcess.start(new HubProcess.Way(
                                disk.inside(), List.of(HubNode.QUICK_START), List.of("--hub.data-dir=" + data)))
                        .ready()) {
            HubClient window = hub.as("window-01");
            submit(window, UUID.randomUUID().toString());
            // When
            disk.fill();
            refuseInARow(window);
            String tablesFull = hub.health("").body();
            endSegment(disk);
            Awaitility.await("the database ends for want of a segment")
                    .atMost(PATIENCE)
                    .until(() -> !submit(window, UUID.randomUUID().toString())
                            && hub.health("").body().contains("\"db\":{\"details\":{\"error\""));
            disk.free();
            Awaitility.await("it goes on").atMost(PATIENCE).until(() -> submit(window, refused.getFirst()));
            // Then
            assertThat(tablesFull)
                    .contains("the database's disk is full")
                    .containsPattern("\"broker\":.{0,80}its disk is full");
            assertThat(cases(disk)).isEqualTo(accepted.size());
            assertThat(accepted).allSatisfy(number -> window.await(number, "DECIDED"));
        }
    }

    private void refuseInARow(HubClient window) {
        int row = 0;
        while (row < IN_A_ROW) {
            row = submit(window, UUID.randomUUID().toString()) ? 0 : row + 1;
        }
    }

    private boolean submit(HubClient window, String key) {
        long begun = System.nanoTime();
        Reply reply = window.submit(key, sample());
        if (reply.status() == 201) {
            accepted.add(reply.json().path("acceptanceNo").asString());
            return true;
        }
        assertThat(reply.status()).as(reply.text()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
        refused.add(key);
        return false;
    }

    private static String sample() {
        try {
            return Files.readString(Path.of("config/samples/open-restaurant.json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // As if what the log of commits has left in its last file had been used: the next commit needs a new one.
    private static void endSegment(SmallDisk disk) throws IOException {
        try (Connection connection = administrator(disk);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_switch_wal()");
        } catch (SQLException ended) {
            // The server may end while it is asked.
        }
    }

    private static int cases(SmallDisk disk) throws IOException, SQLException {
        try (Connection connection = administrator(disk);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from case_file")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection administrator(SmallDisk disk) throws IOException, SQLException {
        String port = Files.readString(disk.root().resolve("database/hub.conf"))
                .replaceFirst("(?s).*\nport = (\\d+).*", "$1");
        String secret = Files.readString(disk.root().resolve("keys/database-postgres.secret"))
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/hub?socketTimeout=10", "postgres", secret);
    }
}
