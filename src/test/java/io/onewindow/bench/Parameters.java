package io.onewindow.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the benchmark is told by `-Dbench.…`.
///
/// @param applications how many at saturation, by each way in
/// @param warmup       how many before anything counts, over both ways in together
/// @param rate         applications a second in the phase with a schedule
/// @param seconds      length of each phase with a schedule
/// @param rounds       how often each system runs, in turns
/// @param inFlight     most applications without a result at saturation
/// @param connections  connections at saturation over HTTP
/// @param only         `hub` or `floor`; empty for both
/// @param filled       finished cases that are in the hub's database before
/// @param filledOpen   handoffs that wait for their departments there
/// @param jfr          where recordings go; empty for none
/// @param soak         how many in the long run for memory, in place of all that; 0 for none
public record Parameters(
        int applications,
        int warmup,
        double rate,
        int seconds,
        int rounds,
        int inFlight,
        int connections,
        String only,
        long filled,
        long filledOpen,
        String jfr,
        int soak) {

    /// The system's properties, and the defaults.
    public static Parameters ofSystem() {
        return new Parameters(
                Integer.getInteger("bench.applications", 4_000),
                Integer.getInteger("bench.warmup", 10_000),
                Double.parseDouble(System.getProperty("bench.rate", "20")),
                Integer.getInteger("bench.seconds", 15),
                Integer.getInteger("bench.rounds", 2),
                Integer.getInteger("bench.in-flight", 1_000),
                Integer.getInteger("bench.connections", 8),
                System.getProperty("bench.only", ""),
                Long.getLong("bench.filled", 0),
                Long.getLong("bench.filled-open", Long.getLong("bench.filled", 0) / 10),
                System.getProperty("bench.jfr", ""),
                Integer.getInteger("bench.soak", 0));
    }

    /// The long run of the hub alone, with as many as `-Dsoak.applications` says.
    static Parameters ofSoak() {
        Parameters all = ofSystem();
        return new Parameters(
                all.applications,
                all.warmup,
                all.rate,
                all.seconds,
                1,
                all.inFlight,
                all.connections,
                Candidate.HUB.id(),
                all.filled,
                all.filledOpen,
                all.jfr,
                Integer.getInteger("soak.applications", 1_000_000));
    }

    /// For another virtual machine.
    List<String> options() {
        return List.of(
                "-Dbench.applications=" + applications,
                "-Dbench.warmup=" + warmup,
                "-Dbench.rate=" + rate,
                "-Dbench.seconds=" + seconds,
                "-Dbench.rounds=" + rounds,
                "-Dbench.in-flight=" + inFlight,
                "-Dbench.connections=" + connections,
                "-Dbench.soak=" + soak);
    }

    /// The systems of a round: the one that was second is the first of the next.
    List<Candidate> order(int round) {
        List<Candidate> all = Stream.of(Candidate.values())
                .filter(candidate -> only.isEmpty() || candidate.id().equals(only))
                .toList();
        return round % 2 == 0 ? all : all.reversed();
    }

    /// Where the recording of that run goes: the round and the system before the file's ending.
    Optional<String> recording(Candidate candidate, int round) {
        if (jfr.isEmpty()) {
            return Optional.empty();
        }
        String ending = ".jfr";
        String stem = jfr.endsWith(ending) ? jfr.substring(0, jfr.length() - ending.length()) : jfr;
        return Optional.of("%s-%s-%d%s".formatted(stem, candidate.id(), round + 1, ending));
    }
}
