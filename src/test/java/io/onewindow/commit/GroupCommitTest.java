package io.onewindow.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onewindow.commit.GroupCommit.Busy;
import io.onewindow.commit.GroupCommit.Measure;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;

@Timeout(30)
class GroupCommitTest {

    private static final int BAD = 13;

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<List<Integer>> transactions = new ConcurrentLinkedQueue<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void endCallers() {
        callers.shutdownNow();
    }

    /// Each transaction stops at the gate, so that what comes meanwhile gathers behind it.
    private List<String> transaction(List<Integer> works) {
        transactions.add(works);
        first.countDown();
        try {
            gate.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
        if (works.contains(BAD)) {
            throw new IllegalArgumentException("bad");
        }
        return works.stream().map(work -> "done " + work).toList();
    }

    private Future<String> call(Callable<String> caller) {
        return callers.submit(caller);
    }

    private void awaitWaiting(GroupCommit<Integer, String> commits, int count) {
        Awaitility.await().until(() -> commits.waiting() == count);
    }

    @Test
    void commitsTogetherWhatCameWhileTheOneBeforeWasBeingCommitted() throws Exception {
        try (GroupCommit<Integer, String> commits = new GroupCommit<>("test", new Measure(10, 3), this::transaction)) {
            // Given
            Future<String> zero = call(() -> commits.commit(0));
            first.await();
            // When
            List<Future<String>> rest = IntStream.rangeClosed(1, 4)
                    .mapToObj(work -> call(() -> commits.commitInTurn(work)))
                    .toList();
            awaitWaiting(commits, 4);
            gate.countDown();
            // Then
            assertThat(zero.get()).isEqualTo("done 0");
            for (int i = 0; i < 4; i++) {
                assertThat(rest.get(i).get()).isEqualTo("done " + (i + 1));
            }
            assertThat(transactions).extracting(List::size).containsExactly(1, 3, 1);
        }
    }

    @Test
    void commitsTheNeighboursOfWhatCannotBeCommitted() throws Exception {
        try (GroupCommit<Integer, String> commits = new GroupCommit<>("test", new Measure(10, 9), this::transaction)) {
            // Given
            call(() -> commits.commit(0));
            first.await();
            Future<String> one = call(() -> commits.commit(1));
            Future<String> bad = call(() -> commits.commitInTurn(BAD));
            awaitWaiting(commits, 2);
            // When
            gate.countDown();
            // Then
            assertThat(one.get()).isEqualTo("done 1");
            assertThatThrownBy(bad::get).rootCause().hasMessage("bad");
        }
    }

    @Test
    void asksADatabaseThatIsAwayOnceForAllThatWait() throws Exception {
        try (GroupCommit<Integer, String> commits = new GroupCommit<>("test", new Measure(10, 9), works -> {
            transaction(works);
            throw new DataAccessResourceFailureException("away");
        })) {
            // Given
            call(() -> commits.commit(0));
            first.await();
            Future<String> one = call(() -> commits.commitInTurn(1));
            Future<String> two = call(() -> commits.commit(2));
            awaitWaiting(commits, 2);
            // When
            gate.countDown();
            // Then
            assertThatThrownBy(one::get).rootCause().hasMessage("away");
            assertThatThrownBy(two::get).rootCause().hasMessage("away");
            assertThat(transactions).hasSize(2);
        }
    }

    @Test
    void turnsAwayWithinSecondsWhoCanComeAgainWhileATransactionHangs() {
        try (GroupCommit<Integer, String> commits = new GroupCommit<>("test", new Measure(10, 9), this::transaction)) {
            // When
            long begun = System.nanoTime();
            assertThatThrownBy(() -> commits.commit(0)).isInstanceOf(Busy.class);
            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
            gate.countDown();
        }
    }

    @Test
    void turnsAwayWhoCanComeAgainWhereAsManyWaitAsMay() throws Exception {
        try (GroupCommit<Integer, String> commits = new GroupCommit<>("test", new Measure(1, 1), this::transaction)) {
            // Given
            call(() -> commits.commit(0));
            first.await();
            Future<String> one = call(() -> commits.commit(1));
            awaitWaiting(commits, 1);
            Future<String> two = call(() -> commits.commitInTurn(2));
            // When
            assertThatThrownBy(() -> commits.commit(3)).isInstanceOf(Busy.class);
            gate.countDown();
            // Then
            assertThat(one.get()).isEqualTo("done 1");
            assertThat(two.get()).isEqualTo("done 2");
        }
    }

    @Test
    void keepsWhatIsInNoHurryForTheTransactionOfWhatIs() throws Exception {
        try (GroupCommit<Integer, String> commits =
                new GroupCommit<>("test", new Measure(10, 9, Duration.ofHours(1)), this::transaction)) {
            // Given
            call(() -> commits.commitInTurn(0));
            first.await();
            Future<String> one = call(() -> commits.commitInCompany(1));
            awaitWaiting(commits, 1);
            gate.countDown();
            // When
            Future<String> two = call(() -> commits.commitInTurn(2));
            // Then
            assertThat(one.get()).isEqualTo("done 1");
            assertThat(two.get()).isEqualTo("done 2");
            assertThat(transactions).containsExactly(List.of(0), List.of(1, 2));
        }
    }

    @Test
    void commitsAloneWhatFoundNoCompany() throws Exception {
        // Given
        gate.countDown();
        try (GroupCommit<Integer, String> commits =
                new GroupCommit<>("test", new Measure(10, 9, Duration.ofMillis(1)), this::transaction)) {
            // When
            Future<String> lone = call(() -> commits.commitInCompany(1));
            // Then
            assertThat(lone.get()).isEqualTo("done 1");
        }
    }
}
