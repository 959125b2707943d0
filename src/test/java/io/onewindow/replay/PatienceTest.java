package io.onewindow.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onewindow.terminal.Terminal;
import io.onewindow.wire.Language;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final StringWriter err = new StringWriter();
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void triesAgainUntilTheHubIsBackAndTellsOnce() throws InterruptedException {
        // Given
        Patience patience = patience(Duration.ofSeconds(30));
        // When
        int triesTaken = patience.insist(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new ConnectException();
            }
            return tries.get();
        });
        // Then
        assertThat(triesTaken).isEqualTo(3);
        assertThat(err.toString().lines())
                .containsExactly(
                        "http://hub.example:1 is away (Connect Exception): trying again for up to 30 s", "going on");
    }

    @Test
    void givesUpAfterAWhile() {
        // Given
        Patience patience = patience(Duration.ofMillis(300));
        // Then
        assertThatThrownBy(() -> patience.insist(() -> {
                    tries.incrementAndGet();
                    throw new JMSException("closed\nby whom");
                }))
                .isInstanceOfSatisfying(
                        GivenUp.class,
                        givenUp -> assertThat(givenUp.ending())
                                .isEqualTo(new Ending.Unreachable("amqp://broker.example:2", "closed", true)));
        assertThat(tries.get()).isGreaterThan(1);
    }

    @Test
    void triesNoSecretTwice() {
        // Given
        Patience patience = patience(Duration.ofSeconds(30));
        // Then
        assertThatThrownBy(() -> patience.insist(() -> {
                    tries.incrementAndGet();
                    throw new JMSSecurityException("wrong");
                }))
                .isInstanceOf(GivenUp.class);
        assertThat(tries).hasValue(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void doesNotWaitForAHubThatWasNeverThere() {
        // Given
        Patience patience = patience(Duration.ofSeconds(30));
        // Then
        assertThatThrownBy(() -> patience.once(() -> {
                    throw new IOException("no hub");
                }))
                .isInstanceOfSatisfying(
                        GivenUp.class,
                        givenUp -> assertThat(givenUp.ending())
                                .isEqualTo(new Ending.Unreachable("http://hub.example:1", "no hub", false)));
    }

    private Patience patience(Duration bound) {
        Terminal terminal = new Terminal(
                new PrintWriter(new StringWriter()), new PrintWriter(err, true), Language.EN, false, false);
        return new Patience(
                new Replay.Settings(
                        URI.create("http://hub.example:1"), URI.create("amqp://broker.example:2"), "demo", bound),
                new Progress(terminal, false));
    }
}
