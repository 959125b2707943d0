package io.onewindow.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// What windows and departments saw and did, written down by themselves.
final class Journal {

    /// An application that a window was told is accepted; again each time that it was told so.
    ///
    /// @param window who submitted it
    /// @param key    its idempotency key
    /// @param body   as it was sent
    /// @param told   the acceptance as it came
    record Accepted(String window, String key, byte[] body, byte[] told, Instant at) {}

    /// A result that came to a window's queue; again each time that it came.
    record Arrived(String window, String acceptanceNo, byte[] body, Instant at) {}

    /// A request that came to a department's queue; again each time that it came.
    record Asked(String department, String handoffNo, int attempt, byte[] body) {}

    /// An answer that the broker confirmed to a department; again each time that it was sent.
    record Sent(String department, String messageId, byte[] body) {}

    final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    final Queue<Arrived> arrived = new ConcurrentLinkedQueue<>();
    final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

    /// What the hub must not have said, in words.
    final List<String> surprises = new CopyOnWriteArrayList<>();

    /// Keys that were submitted, and not yet accepted.
    final Map<String, Instant> waiting = new ConcurrentHashMap<>();

    private final AtomicLong longestCall = new AtomicLong();
    final AtomicLong refusals = new AtomicLong();

    /// An HTTP call was answered, whatever the answer.
    void answeredAfter(Duration call) {
        longestCall.accumulateAndGet(call.toMillis(), Math::max);
    }

    /// The longest that an HTTP call waited for its answer.
    Duration longestCall() {
        return Duration.ofMillis(longestCall.get());
    }
}
