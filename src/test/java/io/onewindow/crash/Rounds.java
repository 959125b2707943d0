package io.onewindow.crash;

import io.onewindow.crash.Calling.Call;
import io.onewindow.crash.Calling.Expected;
import java.util.List;
import java.util.stream.Stream;

/// The crash points by rounds: a thread stands at each of a round when the process is killed. Within a round the steps
/// at a record's end come first, because a thread that stands holds up what would have to come by after it; answers,
/// marks and deliveries are committed by one thread, which stands last.
final class Rounds {

    private static final String REPEATED = "true";

    private Rounds() {}

    static List<List<Scenario>> of(CrashingHub hub) {
        return List.of(first(hub), second(hub), third(hub), fourth(hub), fifth(hub));
    }

    private static List<Scenario> first(CrashingHub hub) {
        return List.of(
                new Delivering.Notice(hub, "notice-after-claim"),
                new Operating.Burying(hub, "burial-before-commit"),
                new Answering.Deciding(hub, "answer-before-gathering", 0),
                new Passing(hub, "pass-on-after-claim", "financing-trust"),
                new Delivering.Result(hub, "consolidation-before-commit"),
                call(hub, Calling.ISSUANCE, new Expected("issuance-before-commit", 200, "")),
                call(hub, Calling.CORRECTION, new Expected("correction-before-commit", 202, "")),
                call(hub, Operating.PARKED, new Expected("retry-before-commit", 202, "")),
                new Submitting.OverHttp(hub, "intake-before-commit", ""),
                new Submitting.OverTheQueue(hub, "queued-intake-before-replies", 1));
    }

    private static List<Scenario> second(CrashingHub hub) {
        return List.of(
                new Delivering.Notice(hub, "notice-before-mark"),
                new Delivering.Result(hub, "consolidation-before-sending"),
                new Operating.Burying(hub, "burial-before-acknowledgement"),
                new Answering.Deciding(hub, "answer-before-commit", 0),
                new Passing(hub, "pass-on-before-brokers-commit", "financing-trust", "financing-fund"),
                call(hub, Calling.ISSUANCE, new Expected("issuance-before-reply", 409, "ALREADY_ISSUED")),
                call(hub, Calling.CORRECTION, new Expected("correction-before-reply", 202, REPEATED)),
                call(hub, Operating.PARKED, new Expected("retry-before-reply", 409, "STATE")),
                new Submitting.OverHttp(hub, "intake-before-reply", REPEATED),
                new Submitting.OverTheQueue(hub, "queued-intake-before-acknowledgement", 2));
    }

    private static List<Scenario> third(CrashingHub hub) {
        return List.of(
                new Delivering.Notice(hub, "notice-after-mark"),
                new Delivering.Result(hub, "consolidation-before-mark"),
                new Answering.Deciding(hub, "answer-before-acknowledgement", 1),
                new Passing(hub, "pass-on-before-mark", "financing-trust", "financing-fund"),
                call(hub, Calling.WITHDRAWAL, new Expected("withdrawal-before-commit", 202, "")),
                call(hub, Operating.deadMessage(), new Expected("dead-retry-before-commit", 202, "")));
    }

    private static List<Scenario> fourth(CrashingHub hub) {
        return List.of(
                new Answering.Deciding(hub, "answer-after-acknowledgement", 0),
                new Passing(hub, "pass-on-before-marks-commit", "financing-trust"),
                call(hub, Calling.WITHDRAWAL, new Expected("withdrawal-before-reply", 409, "STATE")),
                call(hub, Operating.deadMessage(), new Expected("dead-retry-before-reply", 409, "STATE")));
    }

    private static List<Scenario> fifth(CrashingHub hub) {
        return List.of(
                new Answering.Refused(hub, "refusal-before-acknowledgement"),
                new Passing(hub, "pass-on-after-mark", "financing-trust", "financing-fund"),
                new Delivering.Result(hub, "consolidation-before-marks-commit"));
    }

    private static Scenario call(CrashingHub hub, Call call, Expected expected) {
        return new Calling(hub, call, expected);
    }

    /// A thread comes to stand at every point of the round; then the process is killed and started again.
    static void run(CrashingHub hub, List<Scenario> round) {
        round.forEach(Scenario::prepare);
        round.forEach(Scenario::stop);
        hub.killAndRestart();
    }

    static Stream<String> points(CrashingHub hub) {
        return of(hub).stream().flatMap(List::stream).map(Scenario::point);
    }
}
