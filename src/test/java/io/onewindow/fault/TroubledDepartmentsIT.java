package io.onewindow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.RunningHub;
import io.onewindow.rig.BrokerProcess;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One department is away with much waiting for it, slow, or forges answers: the others notice nothing.
/// `-Ddead.department.messages=` says how many wait, `-Dforged.answers=` how many are forged, ten a second.
class TroubledDepartmentsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int WAITING = Integer.getInteger("dead.department.messages", 5_000);
    private static final int FORGED = Integer.getInteger("forged.answers", 60);
    private static final int BY_THE_HUB = 100;
    private static final int OTHERS = 20;
    private static final String QUEUE_BYTES = String.valueOf(1 << 20);

    private static Path folder;
    private static FaultTown town;

    @BeforeAll
    static void start() throws IOException, SQLException {
        folder = RunningHub.dataFolder();
        town = new FaultTown(folder, "-D" + BrokerProcess.QUEUE_BYTES + '=' + QUEUE_BYTES);
    }

    @AfterAll
    static void stop() throws IOException {
        town.close();
    }

    private static List<String> accepted(String matter, int many) throws IOException, InterruptedException {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            FaultTown.Reply reply = town.submit(UUID.randomUUID().toString(), matter);
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            numbers.add(reply.acceptanceNo());
        }
        return numbers;
    }

    private static int cases(String status, List<String> numbers) throws SQLException {
        return town.count(
                "select count(*) from case_file where status = '%s' and acceptance_no = any (string_to_array(?, ','))"
                        .formatted(status),
                String.join(",", numbers));
    }

    private static void awaitAll(String status, List<String> numbers) {
        Awaitility.await("all are " + status)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> cases(status, numbers) == numbers.size());
    }

    private static List<String> handoffs(List<String> numbers) {
        return numbers.stream().map(number -> number + "-01").toList();
    }

    private static List<String> correlations(List<Message> messages) throws JMSException {
        List<String> ids = new ArrayList<>();
        for (Message message : messages) {
            ids.add(message.getJMSCorrelationID());
        }
        return ids;
    }

    /// Cases of the fire department go all the way while something is wrong with another one.
    private static void othersGoOn() throws IOException, InterruptedException, JMSException {
        List<String> numbers = accepted("fire-safety-check", OTHERS);
        try (Office fire = new Office("fire", town.broker.port())) {
            List<Message> requests = fire.take(
                    "department.fire.requests", all -> correlations(all).containsAll(handoffs(numbers)));
            for (String handoff : correlations(requests)) {
                fire.send(
                        "department.fire.answers",
                        Office.approval(handoff, UUID.randomUUID().toString()));
            }
        }
        awaitAll("DECIDED", numbers);
    }

    private static boolean pages() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("broker").resolve("paging"))) {
            return files.anyMatch(file -> file.toString().endsWith(".page"));
        }
    }

    @Test
    void letsMuchWaitOnDiskForADeadDepartment() throws IOException, InterruptedException, JMSException {
        // Given
        List<String> expected = new ArrayList<>(
                IntStream.range(BY_THE_HUB, WAITING).mapToObj(i -> "waits-" + i).toList());
        try (Office hub = new Office(BrokerProcess.USER, town.broker.port())) {
            hub.fill("department.tax.requests", "x".repeat(2_000), expected);
        }
        List<String> numbers = accepted("tax-registration", BY_THE_HUB);
        expected.addAll(handoffs(numbers));
        awaitAll("IN_PROGRESS", numbers);
        boolean paged = pages();
        // When
        othersGoOn();
        List<Message> came;
        try (Office tax = new Office("tax", town.broker.port())) {
            came = tax.take("department.tax.requests", all -> all.size() >= expected.size());
        }
        // Then
        assertThat(paged).isTrue();
        assertThat(correlations(came)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(town.hub.isAlive()).isTrue();
    }

    @Test
    void holdsNobodyUpForASlowDepartment() throws IOException, InterruptedException, JMSException, ExecutionException {
        // Given
        CountDownLatch enough = new CountDownLatch(1);
        try (Office police = new Office("police", town.broker.port(), "?jms.prefetchPolicy.all=1000");
                ExecutorService working = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> slow = working.submit(() -> {
                police.takeSlowly("department.police.requests", Duration.ofMillis(300), enough);
                return true;
            });
            // When
            List<String> numbers = accepted("seal-engraving", BY_THE_HUB);
            othersGoOn();
            awaitAll("IN_PROGRESS", numbers);
            enough.countDown();
            // Then
            assertThat(slow.get()).isEqualTo(true);
        }
    }

    @Test
    void refusesAFloodOfForgedAnswersWhileOthersGoOn()
            throws IOException, InterruptedException, SQLException, JMSException {
        // Given
        String victim = accepted("social-insurance", 1).getFirst();
        awaitAll("IN_PROGRESS", List.of(victim));
        CountDownLatch never = new CountDownLatch(1);
        try (Office land = new Office("land", town.broker.port());
                ExecutorService working = Executors.newVirtualThreadPerTaskExecutor()) {
            // When
            working.submit(() -> {
                for (int i = 0; i < FORGED; i++) {
                    land.send("department.land.answers", Office.approval(victim + "-01", "forged-" + i));
                    never.await(100, TimeUnit.MILLISECONDS);
                }
                return FORGED;
            });
            othersGoOn();
        }
        List<Message> rejected;
        try (Office land = new Office("land", town.broker.port())) {
            rejected = land.take("department.land.rejected", all -> all.size() >= FORGED);
        }
        // Then
        assertThat(rejected).hasSize(FORGED).allMatch(one -> "HANDOFF_UNKNOWN".equals(code(one)));
        assertThat(town.count("select count(*) from refused_answer where times = 1 and handoff_no = ?", victim + "-01"))
                .isEqualTo(FORGED);
        assertThat(cases("IN_PROGRESS", List.of(victim))).isOne();
    }

    private static String code(Message message) {
        try {
            return message.getStringProperty("code");
        } catch (JMSException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
