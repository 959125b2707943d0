package io.onewindow.storm;

import io.onewindow.storm.Journal.Accepted;
import io.onewindow.storm.Journal.Arrived;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A storm in figures.
///
/// @param faults       how many of each kind
/// @param applications accepted
/// @param answers      counted, and how often departments sent one
/// @param duplicates   of acceptances, requests, answers and results, as their receivers saw them
/// @param longest      waits: for an acceptance and a result after a fault ended, for an HTTP call's answer, for the
/// end
record Summary(
        Map<String, Integer> faults,
        int applications,
        int answers,
        Duplicates duplicates,
        Longest longest,
        long refusals) {

    record Duplicates(int acceptances, int requests, int answers, int results) {}

    record Longest(Duration acceptance, Duration result, Duration call, Duration draining) {}

    static Summary of(Weather weather, Journal journal, Evidence evidence, Duration draining) {
        Duplicates duplicates = new Duplicates(
                again(evidence.accepted(), Accepted::key),
                again(evidence.asked(), one -> one.handoffNo() + ' ' + one.attempt()),
                again(evidence.sent(), one -> one.department() + ' ' + one.messageId()),
                again(evidence.arrived(), Arrived::acceptanceNo));
        Longest longest = new Longest(
                longest(
                        weather.ends(),
                        evidence.accepted().stream().map(Accepted::at).toList()),
                longest(
                        weather.ends(),
                        evidence.arrived().stream().map(Arrived::at).toList()),
                journal.longestCall(),
                draining);
        return new Summary(
                weather.faults(),
                evidence.cases().size(),
                evidence.answers().size(),
                duplicates,
                longest,
                journal.refusals.get());
    }

    private static <T> int again(Collection<T> all, Function<T, String> by) {
        return all.size() - new HashSet<>(all.stream().map(by).toList()).size();
    }

    // Where another fault struck before there was a sign, the time counts from that one's end.
    private static Duration longest(List<Instant> ends, List<Instant> signs) {
        List<Instant> inOrder = signs.stream().sorted().toList();
        Duration longest = Duration.ZERO;
        for (int i = 0; i < ends.size(); i++) {
            Instant end = ends.get(i);
            Instant next = i + 1 < ends.size() ? ends.get(i + 1) : Instant.MAX;
            Duration wait = inOrder.stream()
                    .filter(sign -> sign.isAfter(end))
                    .findFirst()
                    .filter(sign -> sign.isBefore(next))
                    .map(sign -> Duration.between(end, sign))
                    .orElse(Duration.ZERO);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        return longest;
    }

    /// In lines, as the documents show it.
    String text() {
        StringBuilder lines = new StringBuilder();
        int all = faults.values().stream().mapToInt(Integer::intValue).sum();
        lines.append("faults: %d %s%n".formatted(all, faults));
        lines.append("applications: %d accepted, %d times refused with 503 and sent again%n"
                .formatted(applications, refusals));
        lines.append("answers: %d counted%n".formatted(answers));
        lines.append("seen again: %d acceptances, %d requests, %d answers, %d results%n"
                .formatted(
                        duplicates.acceptances(), duplicates.requests(), duplicates.answers(), duplicates.results()));
        lines.append("longest: %.1f s from a fault's end to the next acceptance, %.1f s to the next result,%n"
                .formatted(seconds(longest.acceptance()), seconds(longest.result())));
        lines.append("         %.1f s for the answer to a call, %.1f s until all was healed and drained%n"
                .formatted(seconds(longest.call()), seconds(longest.draining())));
        return lines.toString();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
