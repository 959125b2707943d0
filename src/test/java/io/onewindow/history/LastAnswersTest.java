package io.onewindow.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.answer.Outcome;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.hub.Samples;
import io.onewindow.issuance.ResultDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Two nodes of a hub, as far as the database sees them: two transactions, each with one of the last two answers of a
/// case, at the same moment. `-Dlast.answers=` says how many times.
class LastAnswersTest {

    private final Desks desks = new Desks();

    @Test
    void makesOneResultOfTheLastTwoAnswersHoweverCloseTheyCome() throws Exception {
        // Given
        int times = Integer.getInteger("last.answers", 200);
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                // When
                String number = race(nodes);
                // Then
                Snapshot end = Snapshot.of(desks, number);
                assertThat(end.status()).as(number).isEqualTo("DECIDED");
                assertThat(end.events().filter("DECIDED"::equals)).hasSize(2);
                assertThat(end.events().filter("CONSOLIDATED"::equals)).hasSize(1);
                end.hasAWholeChain();
            }
        }
    }

    private String race(ExecutorService nodes) throws InterruptedException, ExecutionException {
        String number = desks.window().accepted(Json.text(Samples.application("tax-registration", "seal-engraving")));
        AcceptanceNumber acceptance = new AcceptanceNumber(number);
        desks.claim();
        CyclicBarrier together = new CyclicBarrier(2);
        for (Future<Outcome> taken : nodes.invokeAll(List.of(
                node(together, "tax", new HandoffNumber(acceptance, 1)),
                node(together, "police", new HandoffNumber(acceptance, 2))))) {
            assertThat(taken.get()).isInstanceOf(Outcome.Counted.class);
        }
        List<ResultDelivery> due = new ArrayList<>();
        // The results of other cases may stand before it.
        for (List<ResultDelivery> next = desks.due(); !next.isEmpty(); next = desks.due()) {
            due.addAll(next);
        }
        assertThat(due.stream().filter(one -> one.number().equals(acceptance)))
                .as("results of " + number)
                .hasSize(1);
        return number;
    }

    private Callable<Outcome> node(CyclicBarrier together, String department, HandoffNumber handoff) {
        return () -> {
            together.await(30, TimeUnit.SECONDS);
            return desks.takeApart(department, Desks.approval(handoff));
        };
    }
}
