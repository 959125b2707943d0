package io.onewindow.party;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Locks a party's source out for a minute once it failed ten times within a minute to prove itself.
/// Keeps at most 10,000 pairs of party and source, the longest unseen go first: getting rid of one's own lock costs
/// as many failures, each as slow as a secret's hash.
public final class Lockout {

    private static final int FAILURES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;
    private static final int ID_LENGTH = 64;

    private final Clock clock;
    private final Map<Attempt, Deque<Instant>> failures = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Deque<Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Attempt(String partyId, String source) {}

    /// @param clock tells when a failure happened
    public Lockout(Clock clock) {
        this.clock = clock;
    }

    /// Whether this party may try from this source now; to be asked before its secret is looked at.
    ///
    /// @param partyId the id it claims, known or not
    /// @param source  where it comes from, without a port
    public synchronized boolean allows(String partyId, String source) {
        Deque<Instant> recent = failures.get(attempt(partyId, source));
        if (recent == null || recent.size() < FAILURES) {
            return true;
        }
        // A full queue is the lock: it was filled within one window and holds for one from its last failure.
        return !clock.instant().isBefore(recent.getLast().plus(WINDOW));
    }

    /// Notes that the party did not prove itself.
    public synchronized void failed(String partyId, String source) {
        Instant now = clock.instant();
        Deque<Instant> recent = failures.computeIfAbsent(attempt(partyId, source), _ -> new ArrayDeque<>(FAILURES));
        if (recent.size() == FAILURES) {
            recent.clear();
        }
        recent.removeIf(at -> !at.isAfter(now.minus(WINDOW)));
        recent.addLast(now);
    }

    /// Notes that the party proved itself; what failed before is forgotten.
    public synchronized void succeeded(String partyId, String source) {
        failures.remove(attempt(partyId, source));
    }

    private static Attempt attempt(String partyId, String source) {
        return new Attempt(partyId.length() > ID_LENGTH ? partyId.substring(0, ID_LENGTH) : partyId, source);
    }
}
