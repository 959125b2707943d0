package io.onewindow.bench.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What became of each application: matches results to what was submitted, and measures the way between. Applications
/// are counted from 0; instants are those of [System#nanoTime].
final class Tally {

    private static final int FIRST_CAPACITY = 16_384;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Integer> byNumber = new HashMap<>();
    private final Map<String, List<Early>> early = new HashMap<>();
    private final Map<String, Integer> requests = new HashMap<>();
    private long[] submittedAt = new long[FIRST_CAPACITY];
    private long[] acceptedAt = new long[FIRST_CAPACITY];
    private long[] resultAt = new long[FIRST_CAPACITY];
    private int submitted;
    private int resolved;
    private int refused;
    private int incomplete;
    private int twice;
    private int requestsTwice;

    /// A result that came before its application's number was known.
    private record Early(boolean whole, long at) {}

    /// Takes the next numbers.
    ///
    /// @return the first of them
    int claim(int count) {
        return locked(() -> {
            int first = submitted;
            submitted += count;
            while (submitted > submittedAt.length) {
                submittedAt = Arrays.copyOf(submittedAt, submittedAt.length * 2);
                acceptedAt = Arrays.copyOf(acceptedAt, acceptedAt.length * 2);
                resultAt = Arrays.copyOf(resultAt, resultAt.length * 2);
            }
            return first;
        });
    }

    /// How many were claimed.
    int submitted() {
        return locked(() -> submitted);
    }

    /// The application leaves now, or should have left then.
    void submittedAt(int application, long at) {
        locked(() -> submittedAt[application] = at);
    }

    /// The application was accepted under that number.
    void accepted(int application, String number, long at) {
        locked(() -> {
            if (acceptedAt[application] == 0) {
                acceptedAt[application] = at;
                byNumber.put(number, application);
                List<Early> before = early.remove(number);
                if (before != null) {
                    before.forEach(result -> count(application, result));
                }
            }
            return application;
        });
    }

    /// The application was refused.
    void refused() {
        locked(() -> {
            resolved++;
            changed.signalAll();
            return refused++;
        });
    }

    /// A department got the request of a handoff.
    void requested(String handoffNo) {
        locked(() -> requests.merge(handoffNo, 1, (before, one) -> {
            requestsTwice++;
            return before + one;
        }));
    }

    /// The result of that number came.
    ///
    /// @param whole whether all its departments approved, each with its certificate
    void result(String number, boolean whole, long at) {
        locked(() -> {
            Early result = new Early(whole, at);
            Integer application = byNumber.get(number);
            if (application == null) {
                early.computeIfAbsent(number, unused -> new ArrayList<>()).add(result);
            } else {
                count(application, result);
            }
            return number;
        });
    }

    private void count(int application, Early result) {
        incomplete += result.whole() ? 0 : 1;
        if (resultAt[application] != 0) {
            twice++;
            return;
        }
        resultAt[application] = result.at();
        resolved++;
        changed.signalAll();
    }

    /// Waits until all that were claimed have come back, or none has come for so long.
    boolean awaitAll(Duration patience) throws InterruptedException {
        return await(0, patience);
    }

    /// Waits until fewer than so many are under way, or none has come back for so long.
    boolean awaitRoom(int most, Duration patience) throws InterruptedException {
        return await(most - 1, patience);
    }

    private boolean await(int most, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            while (submitted - resolved > most) {
                if (!changed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return submitted - resolved <= most;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Milliseconds from submission to result, in order, of the applications from one on to before another.
    double[] resultMillis(int from, int to) {
        return locked(() -> millis(from, to, resultAt));
    }

    /// Milliseconds from submission to acceptance.
    double[] acceptedMillis(int from, int to) {
        return locked(() -> millis(from, to, acceptedAt));
    }

    private double[] millis(int from, int to, long[] until) {
        double[] millis = new double[to - from];
        int known = 0;
        for (int i = from; i < to; i++) {
            if (until[i] != 0) {
                millis[known++] = (until[i] - submittedAt[i]) / 1e6;
            }
        }
        double[] sorted = Arrays.copyOf(millis, known);
        Arrays.sort(sorted);
        return sorted;
    }

    /// Results a second, from the first submission to the last result.
    double perSecond(int from, int to) {
        return locked(() -> {
            long first = Arrays.stream(submittedAt, from, to).min().orElse(0);
            long last = Arrays.stream(resultAt, from, to).max().orElse(0);
            long results =
                    Arrays.stream(resultAt, from, to).filter(at -> at != 0).count();
            return last > first ? results * 1e9 / (last - first) : 0;
        });
    }

    /// What is not as it should be, a line each; empty when every application has its one result.
    List<String> findings() {
        return locked(() -> {
            List<String> findings = new ArrayList<>();
            say(findings, submitted - resolved, "applications have no result");
            say(findings, refused, "applications were refused");
            say(findings, incomplete, "results lack a department's certificate");
            say(findings, twice, "results came twice");
            say(findings, early.size(), "results belong to nobody");
            say(findings, requestsTwice, "requests came twice");
            say(findings, submitted * Texts.DEPARTMENTS.size() - requests.size(), "requests did not come");
            return findings;
        });
    }

    private static void say(List<String> findings, int count, String what) {
        if (count != 0) {
            findings.add(count + " " + what);
        }
    }

    private interface Reading<T> {
        T read();
    }

    private <T> T locked(Reading<T> reading) {
        lock.lock();
        try {
            return reading.read();
        } finally {
            lock.unlock();
        }
    }
}
