package io.onewindow.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The faults found so far in one request or message; all of them go into one answer.
public final class Faults {

    /// No answer names more faults than this.
    private static final int MOST = 200;

    private final List<FieldFault> found = new ArrayList<>();

    /// Notes a fault at a place.
    public void add(String pointer, Fault fault, String... arguments) {
        if (found.size() < MOST) {
            found.add(new FieldFault(pointer, fault, List.of(arguments)));
        }
    }

    /// Whether nothing was found.
    public boolean none() {
        return found.isEmpty();
    }

    /// Ends an HTTP call when anything was found.
    public void throwProblem() {
        problem().ifPresent(problem -> {
            throw new ProblemException(problem);
        });
    }

    /// The problem that these faults are, if any: its code is the gravest one's, a malformed body before a
    /// wrong value.
    public Optional<Problem> problem() {
        return found.stream()
                .min(Comparator.comparingInt(fault -> fault.fault().status()))
                .map(gravest -> new Problem(gravest.fault(), gravest.arguments(), found));
    }
}
