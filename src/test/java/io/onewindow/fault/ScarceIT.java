package io.onewindow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.fault.FaultTown.Reply;
import io.onewindow.hub.RunningHub;
import io.onewindow.rig.BrokerProcess;
import io.onewindow.rig.FileLimit;
import io.onewindow.rig.SmallDisk;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A hub with few connections to its database, while its broker's disk, its file descriptors or those connections run
/// out.
class ScarceIT {

    private static final int MEBIBYTES = 48;
    private static final int MEBIBYTE = 1 << 20;
    private static final int MOST_PER_CENT = 90;
    private static final int POOL = 4;
    private static final int CALLERS = 64;
    private static final int LARGE_BODIES = 50;
    private static final int DESCRIPTORS_LEFT = 20;
    private static final long NO_LIMIT = 4_096;
    private static final Duration AT_ONCE = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static SmallDisk disk;
    private static FaultTown town;

    @BeforeAll
    static void start() throws IOException, SQLException {
        Path folder = RunningHub.dataFolder();
        disk = SmallDisk.mount(folder.resolve("broker"), MEBIBYTES);
        town = new FaultTown(
                folder,
                BrokerProcess.start(disk, MOST_PER_CENT, folder.resolve("broker"), FaultTown.parties()),
                "-Xmx192m",
                "-XX:+ExitOnOutOfMemoryError",
                "--spring.datasource.hikari.maximum-pool-size=" + POOL);
    }

    @AfterAll
    static void stop() throws IOException {
        town.close();
        disk.close();
    }

    @AfterEach
    void heal() throws IOException, InterruptedException {
        files().change(NO_LIMIT);
        disk.free();
        town.heal();
    }

    private static void pass(Duration time) {
        Awaitility.await().pollDelay(time).atMost(PATIENCE).until(() -> true);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static List<String> accepted(int many) throws IOException, InterruptedException {
        List<String> handoffs = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Reply reply = town.submit(key());
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            assertThat(reply.after()).isLessThan(AT_ONCE);
            handoffs.add(reply.acceptanceNo() + "-01");
        }
        return handoffs;
    }

    @Test
    void acceptsWhileTheBrokersDiskIsFullAndPassesOnWhenThereIsRoom()
            throws IOException, InterruptedException, JMSException {
        // Given
        List<String> handoffs = accepted(3);
        // When
        disk.fillBut(MEBIBYTE);
        String health = healthOfBrokerDown();
        handoffs.addAll(accepted(5));
        pass(Duration.ofSeconds(5));
        handoffs.addAll(accepted(1));
        int readiness = town.hub.health("/readiness").statusCode();
        disk.free();
        // Then
        assertThat(health).contains("its disk is full");
        assertThat(readiness).isEqualTo(200);
        assertThat(town.requests(handoffs)).containsExactlyInAnyOrderElementsOf(handoffs);
    }

    private static String healthOfBrokerDown() {
        return Awaitility.await("health names the broker")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> town.hub.health("").body(), body -> body.matches(".*\"broker\":[^}]*}?[^}]*\"DOWN\".*"));
    }

    @Test
    void countsAnswersWhileCallersWaitForFewConnectionsAndTheBrokerStalls()
            throws IOException, InterruptedException, ExecutionException {
        // Given
        List<String> handoffs = accepted(5);
        List<Future<Reply>> submitted = new ArrayList<>();
        List<Future<Reply>> approved = new ArrayList<>();
        Awaitility.await("passed on")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(town.entries("DISPATCHED", handoffs.getLast()))
                        .isOne());
        // When
        town.toBroker.stall();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                submitted.add(callers.submit(() -> town.submit(key())));
            }
            handoffs.forEach(handoff -> approved.add(callers.submit(() -> town.approve(handoff))));
        }
        // Then
        for (Future<Reply> one : approved) {
            assertThat(one.get().status()).as(one.get().text()).isEqualTo(202);
            assertThat(one.get().after()).isLessThan(AT_ONCE);
        }
        for (Future<Reply> one : submitted) {
            assertThat(one.get().status() == 201
                            || one.get().status() == 503 && one.get().retryAfter())
                    .as(one.get().text())
                    .isTrue();
            assertThat(one.get().after()).isLessThan(AT_ONCE);
        }
        assertThat(handoffs)
                .allSatisfy(
                        handoff -> assertThat(town.entries("DECIDED", handoff)).isOne());
    }

    @Test
    void idlesWhileItsFileDescriptorsRunOutAndGoesOnWhenTheClientsLeave()
            throws IOException, InterruptedException, SQLException {
        // Given
        List<String> handoffs = accepted(2);
        files().change(files().open() + DESCRIPTORS_LEFT);
        List<Socket> clients = new ArrayList<>();
        // When
        for (int i = 0; i < 3 * DESCRIPTORS_LEFT; i++) {
            clients.add(new Socket("127.0.0.1", town.hub.port()));
        }
        Awaitility.await("they run out").atMost(PATIENCE).until(() -> files().open() >= files().most() - 1);
        Duration before = files().processorTime();
        pass(Duration.ofSeconds(5));
        Duration spent = files().processorTime().minus(before);
        for (Socket client : clients) {
            client.close();
        }
        // Then
        assertThat(spent).isLessThan(Duration.ofSeconds(3));
        Awaitility.await("it goes on").atMost(PATIENCE).ignoreExceptions().until(() -> handoffs.addAll(accepted(1)));
        assertThat(handoffs)
                .allSatisfy(
                        handoff -> assertThat(town.entries("ACCEPTED", handoff)).isOne());
    }

    @Test
    void keepsWhatItAcceptedWhileFiftyLargeBodiesPressIntoASmallHeap() throws IOException, InterruptedException {
        // Given
        List<String> handoffs = accepted(2);
        byte[] tooLarge = FaultTown.application(5 * MEBIBYTE);
        byte[] large = FaultTown.application(MEBIBYTE * 9 / 10);
        List<Future<Reply>> refused = new ArrayList<>();
        List<Future<Reply>> taken = new ArrayList<>();
        // When
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < LARGE_BODIES; i++) {
                refused.add(callers.submit(() -> town.submit(key(), tooLarge)));
            }
            for (int i = 0; i < LARGE_BODIES / 5; i++) {
                taken.add(callers.submit(() -> town.submit(key(), large)));
            }
        }
        // Then: it goes on, or it ended and was started again
        boolean stands = town.hub.isAlive();
        town.hub.ready();
        assertThat(answers(refused, stands))
                .allSatisfy(reply -> assertThat(reply.status()).isIn(413, 503));
        answers(taken, stands).stream()
                .peek(reply -> assertThat(reply.status()).isIn(201, 503))
                .filter(reply -> reply.status() == 201)
                .forEach(reply -> handoffs.add(reply.acceptanceNo() + "-01"));
        handoffs.addAll(accepted(1));
        assertThat(handoffs)
                .allSatisfy(
                        handoff -> assertThat(town.entries("ACCEPTED", handoff)).isOne());
    }

    // Those that came; a hub that stands answers everybody.
    private static List<Reply> answers(List<Future<Reply>> asked, boolean stands) {
        List<Reply> answers = asked.stream()
                .filter(one -> one.state() == Future.State.SUCCESS)
                .map(Future::resultNow)
                .toList();
        if (stands) {
            assertThat(answers).hasSameSizeAs(asked);
        }
        return answers;
    }

    private static FileLimit files() {
        return FileLimit.of(town.hub.handle());
    }

    @Test
    void saysAcceptedOnlyWhenTheCommitIsOnDisk() throws IOException, InterruptedException, SQLException {
        // Given
        town.toBroker.stall();
        try (Connection administrator = town.database.administer();
                Statement database = administrator.createStatement()) {
            // Nothing but a commit that waits for the disk writes the log of commits to it.
            database.execute("alter system set wal_writer_delay = '10s'");
            database.execute("select pg_reload_conf()");
            // When
            List<Boolean> waiting = durable(database);
            letCommits(database, "set synchronous_commit = off");
            List<Boolean> careless = durable(database);
            letCommits(database, "reset synchronous_commit");
            // Then
            assertThat(waiting).doesNotContain(false);
            // The look sees what it is made for: commits that do not wait are not on disk by then.
            assertThat(careless).contains(false);
        }
    }

    // Whether the log of commits was synced, at the moment of each 201, beyond the place where it ended before the
    // call.
    private static List<Boolean> durable(Statement database) throws IOException, InterruptedException, SQLException {
        List<Boolean> durable = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String before = one(database, "select pg_current_wal_insert_lsn()");
            accepted(1);
            durable.add(one(database, "select pg_current_wal_flush_lsn() > '%s'".formatted(before))
                    .equals("t"));
        }
        return durable;
    }

    private static void letCommits(Statement database, String how) throws SQLException {
        database.execute("alter role hub " + how);
        database.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'hub'");
        Awaitility.await("it connects again")
                .atMost(PATIENCE)
                .until(() -> town.submit(key()).status() == 201);
    }

    private static String one(Statement database, String sql) throws SQLException {
        try (ResultSet rows = database.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
