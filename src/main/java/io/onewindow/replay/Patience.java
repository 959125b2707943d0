package io.onewindow.replay;

import io.onewindow.replay.Replay.Settings;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Tries again, less and less often, while the hub or the broker is away, and gives up after a while.
final class Patience {

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

    private final Settings settings;
    private final Progress progress;
    private final AtomicInteger waiting = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    Patience(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /// Something that can be done again from its beginning.
    interface Attempt<T> {
        T run() throws IOException, JMSException, InterruptedException;
    }

    /// Does something once.
    ///
    /// @throws GivenUp when the hub or the broker is not there, or does not let it in
    <T> T once(Attempt<T> attempt) throws InterruptedException {
        try {
            return attempt.run();
        } catch (IOException | JMSException away) {
            throw new GivenUp(ending(away, false));
        }
    }

    /// Does something until it succeeds.
    ///
    /// @throws GivenUp when the hub or the broker stays away, or does not let it in
    <T> T insist(Attempt<T> attempt) throws InterruptedException {
        long end = 0;
        for (Duration wait = FIRST_WAIT; ; wait = longer(wait)) {
            Ending failure;
            try {
                T result = attempt.run();
                if (end != 0 && waiting.decrementAndGet() == 0) {
                    progress.returned();
                }
                return result;
            } catch (IOException | JMSException away) {
                failure = ending(away, true);
            }
            if (end == 0) {
                end = System.nanoTime() + settings.patience().toNanos();
                begin(failure);
            }
            if (failure instanceof Ending.Refused || System.nanoTime() > end) {
                throw new GivenUp(failure);
            }
            pause(wait);
        }
    }

    /// Waits a while, but no longer than the replay lasts.
    void pause(Duration wait) throws InterruptedException {
        if (ended.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("ended");
        }
    }

    /// Nothing is waited for any more.
    void end() {
        ended.countDown();
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
    }

    // Several workers lose the hub at once; it is told once.
    private void begin(Ending ending) {
        if (waiting.getAndIncrement() == 0 && ending instanceof Ending.Unreachable unreachable) {
            progress.lost(unreachable, settings.patience());
        }
    }

    private Ending ending(Exception away, boolean begun) throws InterruptedException {
        if (Thread.interrupted() || away.getCause() instanceof InterruptedException) {
            throw new InterruptedException("stopped");
        }
        return switch (away) {
            case JMSSecurityException _ ->
                new Ending.Refused("health", settings.broker().toString(), false);
            case JMSException _ -> new Ending.Unreachable(settings.broker().toString(), reason(away), begun);
            default -> new Ending.Unreachable(settings.url().toString(), reason(away), begun);
        };
    }

    private static String reason(Exception away) {
        return Optional.ofNullable(away.getMessage())
                .filter(message -> !message.isBlank())
                .map(message -> message.lines().findFirst().orElse(message))
                .orElse(away.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2"));
    }
}
