package io.onewindow.answer;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// Counts what became of answers, and what departments send beside their contract.
@Component
class AnswerCounters {

    private static final int MOST_NAMES = 20;

    private final MeterRegistry meters;

    AnswerCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Outcome outcome) {
        String name = switch (outcome) {
            case Outcome.Counted _ -> "counted";
            case Outcome.Duplicate _ -> "duplicate";
            case Outcome.Late _ -> "late";
            case Outcome.Refused _ -> "refused";
        };
        meters.counter("hub.answers", "outcome", name).increment();
        if (outcome instanceof Outcome.Refused refused) {
            meters.counter(
                            "hub.answers.refused",
                            "code",
                            refused.problem().fault().name())
                    .increment();
        }
    }

    /// An answer held members that the contract does not know.
    void drift(Answer answer) {
        int unknown = Math.min(MOST_NAMES, answer.drift().size());
        if (unknown > 0) {
            meters.counter(
                            "hub.answers.drift",
                            "department",
                            answer.actor().party().value())
                    .increment(unknown);
        }
    }
}
