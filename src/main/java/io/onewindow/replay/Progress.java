package io.onewindow.replay;

import io.onewindow.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Shows how far a replay is: a bar that moves on a terminal, a line every few seconds elsewhere.
final class Progress {

    private static final Duration BAR_PERIOD = Duration.ofMillis(200);
    private static final Duration LINE_PERIOD = Duration.ofSeconds(5);
    private static final int BAR = 24;
    // The rate of the last seconds says how long the rest takes; an outage before it does not.
    private static final long LATELY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final String CLEAR = "\r\u001b[K";
    private static final String GREEN = "\u001b[32m";
    private static final String PLAIN = "\u001b[0m";

    /// What is being done.
    enum Part {
        REPLAYING,
        COMPARING
    }

    /// How many cases were through at a time.
    private record Sample(long nanos, int done) {}

    private final Terminal terminal;
    private final boolean quiet;
    private final AtomicInteger done = new AtomicInteger();
    private Part part = Part.REPLAYING;
    private int total;
    private long began;
    private int shown;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private Optional<CountDownLatch> ending = Optional.empty();

    /// @param quiet whether nothing but what went wrong is said
    Progress(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /// A part begins that has so many cases.
    synchronized void begin(Part next, int cases) {
        end();
        part = next;
        total = cases;
        done.set(0);
        shown = 0;
        began = System.nanoTime();
        samples.clear();
        samples.add(new Sample(began, 0));
        if (!quiet) {
            CountDownLatch latch = new CountDownLatch(1);
            ending = Optional.of(latch);
            Thread.ofVirtual().name("progress").start(() -> show(latch));
        }
    }

    /// So many cases more are through.
    void advance(int cases) {
        done.addAndGet(cases);
    }

    /// How many cases of the running part are through.
    int done() {
        return done.get();
    }

    /// The running part is over.
    synchronized void end() {
        if (ending.isPresent()) {
            ending.get().countDown();
            ending = Optional.empty();
            terminal.err().println(terminal.live() ? CLEAR + whole() : whole());
        }
    }

    /// Something went away and is waited for.
    synchronized void lost(Ending.Unreachable unreachable, Duration patience) {
        String zh =
                "%s 失去联系（%s），最多等待 %d 秒".formatted(unreachable.address(), unreachable.reason(), patience.toSeconds());
        String en = "%s is away (%s): trying again for up to %d s"
                .formatted(unreachable.address(), unreachable.reason(), patience.toSeconds());
        tell(terminal.say(zh, en));
    }

    /// It is back.
    synchronized void returned() {
        tell(terminal.say("已恢复", "going on"));
    }

    private void tell(String message) {
        if (!quiet) {
            terminal.err().println(terminal.live() ? CLEAR + message : message);
        }
    }

    private void show(CountDownLatch latch) {
        Duration period = terminal.live() ? BAR_PERIOD : LINE_PERIOD;
        try {
            while (!latch.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                print(latch);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void print(CountDownLatch latch) {
        if (latch.getCount() == 0) {
            return;
        }
        long now = System.nanoTime();
        samples.addLast(new Sample(now, done.get()));
        while (samples.size() > 2 && now - samples.getFirst().nanos() > LATELY_NANOS) {
            samples.removeFirst();
        }
        if (terminal.live()) {
            terminal.err().print(CLEAR + bar() + line(lately()) + left(lately()));
            terminal.err().flush();
        } else if (done.get() > shown) {
            terminal.err().println(line(lately()) + left(lately()));
        }
        shown = done.get();
    }

    private double lately() {
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        return first == last ? 0 : (last.done() - first.done()) * 1e9 / (last.nanos() - first.nanos());
    }

    private String bar() {
        int filled = total == 0 ? 0 : (int) ((long) BAR * done.get() / total);
        String bar = "#".repeat(filled);
        return '[' + (terminal.colour() ? GREEN + bar + PLAIN : bar) + ".".repeat(BAR - filled) + "] ";
    }

    private String line(double rate) {
        String what = part == Part.REPLAYING ? terminal.say("回放", "replaying") : terminal.say("核对", "comparing");
        return String.format(
                Locale.ROOT,
                terminal.say("%s：%d/%d 件，%.0f 件/秒", "%s %d of %d cases, %.0f/s"),
                what,
                done.get(),
                total,
                rate);
    }

    private String whole() {
        double seconds = (System.nanoTime() - began) / 1e9;
        return line(done.get() / Math.max(seconds, 1e-3))
                + String.format(Locale.ROOT, terminal.say("，用时 %.1f 秒", ", in %.1f s"), seconds);
    }

    private String left(double rate) {
        if (rate <= 0) {
            return "";
        }
        long seconds = Math.round(Math.ceil((total - done.get()) / rate));
        return seconds < 120
                ? terminal.say("，约剩 " + seconds + " 秒", ", about " + seconds + " s left")
                : terminal.say("，约剩 " + seconds / 60 + " 分钟", ", about " + seconds / 60 + " min left");
    }
}
