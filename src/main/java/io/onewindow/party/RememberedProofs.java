package io.onewindow.party;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secrets that were right in the last minutes, kept as HMAC-SHA-256 under a key that this process drew and nobody
/// else knows: no secret stands in memory or in a heap dump for longer than its request.
final class RememberedProofs {

    static final Duration LIFE = Duration.ofMinutes(5);
    static final int MOST = 10_000;

    private static final String HMAC = "HmacSHA256";

    private final Clock clock;
    // Never used itself: to look one up for each call costs more than the sum.
    private final Mac fresh;
    // All live equally long, so the eldest is always the next to run out.
    private final SequencedMap<String, Instant> endings = new LinkedHashMap<>();

    RememberedProofs(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        try {
            this.fresh = Mac.getInstance(HMAC);
            fresh.init(new SecretKeySpec(random, HMAC));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + HMAC, missing);
        }
    }

    /// What is remembered of a secret. The hashes are part of it, so that a changed hash forgets the old
    /// secret.
    String proofOf(String id, List<String> hashes, String secret) {
        try {
            Mac mac = (Mac) fresh.clone();
            mac.update((id.length() + ":" + id + String.join(",", hashes) + ":").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException missing) {
            throw new IllegalStateException("the JDK's own " + HMAC + " can be cloned", missing);
        }
    }

    synchronized boolean remembers(String proof) {
        forget(clock.instant());
        return endings.containsKey(proof);
    }

    synchronized void remember(String proof) {
        endings.remove(proof);
        if (endings.size() == MOST) {
            endings.pollFirstEntry();
        }
        endings.putLast(proof, clock.instant().plus(LIFE));
    }

    synchronized int size() {
        return endings.size();
    }

    private void forget(Instant now) {
        while (!endings.isEmpty() && !endings.firstEntry().getValue().isAfter(now)) {
            endings.pollFirstEntry();
        }
    }
}
