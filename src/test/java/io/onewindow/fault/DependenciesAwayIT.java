package io.onewindow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.fault.FaultTown.Reply;
import io.onewindow.hub.RunningHub;
import io.onewindow.rig.BrokerProcess;
import io.onewindow.rig.Cutter.Direction;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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

/// What callers see while database or broker are away, and what is left when they are back.
class DependenciesAwayIT {

    /// 503 comes within 5 s; the rest is for a busy machine.
    private static final Duration AT_ONCE = Duration.ofSeconds(8);
    /// A statement that was sent already waits 10 s for its answer.
    private static final Duration SENT_ALREADY = Duration.ofSeconds(14);
    /// Connections of the hub to its database, where nothing else is set.
    private static final int POOL = 24;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static FaultTown town;

    @BeforeAll
    static void start() throws IOException, SQLException {
        Path folder = RunningHub.dataFolder();
        // A single failure that is the handoff's own would park it.
        town = new FaultTown(
                folder,
                BrokerProcess.start(folder.resolve("broker"), FaultTown.parties()),
                "--hub.delivery.attempts=1",
                "--hub.delivery.max-retry-delay=2s");
    }

    @AfterAll
    static void stop() throws IOException {
        town.close();
    }

    @AfterEach
    void heal() throws IOException {
        town.heal();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static void pass(Duration time) {
        Awaitility.await().pollDelay(time).atMost(PATIENCE).until(() -> true);
    }

    private static List<String> accepted(int many) throws IOException, InterruptedException {
        List<String> handoffs = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Reply reply = town.submit(key());
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            handoffs.add(reply.acceptanceNo() + "-01");
        }
        return handoffs;
    }

    private static void awaitDispatched(List<String> handoffs) {
        Awaitility.await("all are dispatched")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(handoffs)
                        .allSatisfy(handoff -> assertThat(town.count(
                                        "select count(*) from ledger_entry where event = 'DISPATCHED' and acceptance_no = ?",
                                        handoff.substring(0, 22)))
                                .isEqualTo(1)));
    }

    @Test
    void acceptsWhileTheBrokerIsDownAndPassesOnWhenItIsBack() throws IOException, InterruptedException, JMSException {
        // Given
        town.broker.kill();
        // When
        List<String> handoffs = accepted(5);
        String health = Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> town.hub.health("").body(),
                        body -> body.contains("\"broker\":{\"status\":\"DOWN\"")
                                || body.contains("\"broker\":{\"details\""));
        int readiness = town.hub.health("/readiness").statusCode();
        town.broker.start();
        // Then
        assertThat(health).contains("DOWN");
        assertThat(readiness).isEqualTo(200);
        assertThat(town.requests(handoffs)).containsExactlyInAnyOrderElementsOf(handoffs);
        awaitDispatched(handoffs);
    }

    @Test
    void saysAtOnceThatTheDatabaseIsFrozenAndGoesOnWhenItThaws()
            throws IOException, InterruptedException, SQLException, ExecutionException {
        // Given
        String known = accepted(1).getFirst().substring(0, 22);
        List<String> keys = new ArrayList<>();
        List<Future<Reply>> submitted = new ArrayList<>();
        List<Future<Reply>> read = new ArrayList<>();
        pass(Duration.ofSeconds(1));
        int threads = town.hub.threads();
        // When
        town.database.freeze();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                String key = key();
                keys.add(key);
                submitted.add(callers.submit(() -> town.submit(key)));
                read.add(callers.submit(() -> town.read(known)));
            }
        }
        int threadsInBetween = town.hub.threads();
        Reply last = town.submit(keys.getFirst());
        pass(Duration.ofSeconds(5));
        town.database.thaw();
        // Then
        assertThat(threadsInBetween - threads).isLessThan(2 * POOL);
        for (Future<Reply> reply : submitted) {
            assertSaysAway(reply.get(), AT_ONCE);
        }
        for (Future<Reply> reply : read) {
            assertSaysAway(reply.get(), SENT_ALREADY);
        }
        assertSaysAway(last, AT_ONCE);
        for (String key : keys) {
            Awaitility.await("it recovers")
                    .atMost(PATIENCE)
                    .until(() -> town.submit(key).status() == 201);
            assertThat(town.count("select count(*) from idempotency_key where key = ?", key))
                    .isOne();
        }
    }

    private static void assertSaysAway(Reply reply, Duration within) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(503);
        assertThat(reply.retryAfter()).isTrue();
        assertThat(reply.after()).isLessThan(within);
    }

    @Test
    void losesAndDoublesNothingWhileTheBrokerIsCutAgainAndAgain()
            throws IOException, InterruptedException, JMSException {
        // When
        List<String> handoffs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            handoffs.addAll(accepted(2));
            if (i % 2 == 0) {
                town.toBroker.cutInMidFrame();
            } else {
                town.toBroker.cut();
            }
            pass(Duration.ofMillis(500));
        }
        // Then
        assertThat(town.requests(handoffs)).containsExactlyInAnyOrderElementsOf(handoffs);
        awaitDispatched(handoffs);
    }

    @Test
    void goesOnAfterAStallTowardsTheBroker() throws IOException, InterruptedException, JMSException {
        // When
        town.toBroker.stall();
        List<String> handoffs = accepted(5);
        pass(Duration.ofSeconds(15));
        handoffs.addAll(accepted(5));
        town.toBroker.heal();
        // Then
        assertThat(town.requests(handoffs)).containsExactlyInAnyOrderElementsOf(handoffs);
        awaitDispatched(handoffs);
    }

    @Test
    void sendsNothingTwiceWhenOnlyTheBrokersAnswersAreLost() throws IOException, InterruptedException, JMSException {
        // When
        town.toBroker.drop(Direction.DOWN);
        List<String> handoffs = accepted(5);
        pass(Duration.ofSeconds(12));
        town.toBroker.heal();
        // Then
        assertThat(town.requests(handoffs)).containsExactlyInAnyOrderElementsOf(handoffs);
        awaitDispatched(handoffs);
    }

    @Test
    void givesTheOneApplicationUnderTheSameKeyWhenItsCommitGotLost()
            throws IOException, InterruptedException, SQLException {
        // Given
        String key = key();
        town.toDatabase.stallBefore(key, "COMMIT");
        // When
        Reply unknown = town.submit(key);
        boolean stalled = town.toDatabase.isStalled();
        town.toDatabase.cut();
        town.toDatabase.heal();
        Reply again = Awaitility.await("it recovers")
                .atMost(PATIENCE)
                .until(() -> town.submit(key), reply -> reply.status() == 201);
        Reply oneMore = town.submit(key);
        // Then
        assertThat(stalled).isTrue();
        assertSaysAway(unknown, AT_ONCE);
        assertThat(oneMore.text()).isEqualTo(again.text());
        assertThat(town.count("select count(*) from idempotency_key where key = ?", key))
                .isOne();
        assertThat(town.count("select count(*) from case_file where acceptance_no = ?", again.acceptanceNo()))
                .isOne();
    }
}
