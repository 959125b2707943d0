package io.onewindow.party;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Checks secrets against hashes of the form `{bcrypt}$2a$10$…`.
///
/// A check costs some 60 ms of a processor, which is what makes a stolen hash slow to guess from. So a secret that was
/// right is remembered for minutes ([RememberedProofs]), equal ones asked at the same time are checked once, and only
/// as many run at once as leave processors for the work itself. A wrong secret and an unknown id take equally long:
/// both take the rounds of the costliest party.
public final class Secrets {

    /// The work factor of new hashes: 2^10 rounds.
    static final int COST = 10;

    /// Secrets that no installation may keep; besides them, a party's own id.
    static final List<String> WELL_KNOWN = List.of("demo", "changeme", "password", "admin", "123456");

    /// bcrypt reads no more of a secret than this.
    public static final int MAX_BYTES = 72;

    /// Why a secret cannot be used.
    public enum Unfit {
        /// There is none.
        EMPTY,
        /// Everybody knows it: the hub does not start with it outside demo mode.
        WELL_KNOWN,
        /// bcrypt would not read all of it.
        TOO_LONG
    }

    private static final Pattern HASH = Pattern.compile("\\{bcrypt}\\$2[aby]\\$(0[4-9]|1[0-4])\\$[./A-Za-z0-9]{53}");
    private static final PasswordEncoder ENCODER =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(COST)));

    private final RememberedProofs proofs;
    private final Map<String, CompletableFuture<Boolean>> running = new ConcurrentHashMap<>();
    private final Semaphore checks =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /// Secrets whose remembered proofs run out by the system's clock.
    public Secrets() {
        this(Clock.systemUTC());
    }

    /// @param clock tells when a remembered proof runs out
    public Secrets(Clock clock) {
        this.proofs = new RememberedProofs(clock);
    }

    /// The hash of a secret, as party and department files hold it; salted, so another one each time.
    ///
    /// @throws IllegalArgumentException when the secret has more than 72 bytes
    public static String hash(String secret) {
        return ENCODER.encode(secret);
    }

    /// Whether a text is a hash that can be checked: bcrypt with a work factor of 4 to 14.
    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /// The first well-known secret that one of the candidates' hash was made of.
    static Optional<String> wellKnown(String hash, String partyId) {
        return WELL_KNOWN.stream()
                .filter(secret -> ENCODER.matches(secret, hash))
                .findFirst()
                .or(() -> Optional.of(partyId).filter(id -> ENCODER.matches(id, hash)));
    }

    /// The rounds that checking the costliest party's hashes takes.
    static long rounds(Collection<Party> parties) {
        return parties.stream().mapToLong(party -> rounds(party.secrets())).reduce(1L << COST, Math::max);
    }

    /// Whether the secret is the party's.
    ///
    /// @param id     the id as it was given
    /// @param hashes the hashes of the party of that id, none for an unknown one
    /// @param rounds the rounds that every answer but a quick yes takes
    boolean prove(String id, List<String> hashes, String secret, long rounds) {
        String proof = proofs.proofOf(id, hashes, secret);
        if (proofs.remembers(proof)) {
            return true;
        }
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> earlier = running.putIfAbsent(proof, mine);
        if (earlier != null) {
            return earlier.join();
        }
        try {
            boolean right = check(hashes, secret, rounds);
            if (right) {
                proofs.remember(proof);
            }
            mine.complete(right);
            return right;
        } finally {
            // Whoever waits must not wait for ever, whatever went wrong.
            mine.complete(false);
            running.remove(proof);
        }
    }

    private boolean check(List<String> hashes, String secret, long rounds) {
        checks.acquireUninterruptibly();
        try {
            boolean right = hashes.stream().anyMatch(hash -> ENCODER.matches(secret, hash));
            if (!right) {
                waste(rounds - rounds(hashes), secret);
            }
            return right;
        } finally {
            checks.release();
        }
    }

    /// Takes the rounds that are left: a sum of powers of two, each of them a check that nothing can pass.
    private static void waste(long rounds, String secret) {
        for (int cost = 4; cost < Long.SIZE - 1; cost++) {
            if ((rounds & 1L << cost) != 0) {
                ENCODER.matches(secret, "{bcrypt}$2a$%02d$%s".formatted(cost, "A".repeat(53)));
            }
        }
    }

    private static long rounds(List<String> hashes) {
        return hashes.stream().mapToLong(Secrets::rounds).sum();
    }

    private static long rounds(String hash) {
        Matcher matcher = HASH.matcher(hash);
        return matcher.matches() ? 1L << Integer.parseInt(matcher.group(1)) : 0;
    }

    /// Why a secret cannot be used, if it cannot.
    public static Optional<Unfit> unfit(String secret) {
        if (secret.isBlank()) {
            return Optional.of(Unfit.EMPTY);
        }
        if (WELL_KNOWN.contains(secret)) {
            return Optional.of(Unfit.WELL_KNOWN);
        }
        return secret.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
                ? Optional.of(Unfit.TOO_LONG)
                : Optional.empty();
    }
}
