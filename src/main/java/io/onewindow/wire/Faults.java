package io.onewindow.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The faults found so far in one request or message; all of them go into one answer.
public final class Faults {

    /// No answer names more faults than this.
    private static final int MOST = 200;

    private static final Set<Fault> UNREAD = EnumSet.of(
            Fault.REQUIRED,
            Fault.WRONG_TYPE,
            Fault.NOT_ONE_OF,
            Fault.TEXT_TOO_LONG,
            Fault.TOO_MANY,
            Fault.TOO_MANY_MATTERS,
            Fault.DIGEST_FORM);

    private final List<FieldFault> found = new ArrayList<>();

    /// Notes a fault at a place.
    public void add(String pointer, Fault fault, String... arguments) {
        if (fault == Fault.TEXT_TOO_LONG) {
            // The body as a whole has a bound, and the member mostly a lower one: that one counts.
            found.removeIf(
                    earlier -> earlier.fault() == fault && earlier.pointer().equals(pointer));
        }
        if (found.size() < MOST) {
            found.add(new FieldFault(pointer, fault, List.of(arguments)));
        }
    }

    /// Whether what stands at a place could not be read. What else is wrong there only follows from that.
    public boolean unread(String pointer) {
        return found.stream()
                .anyMatch(fault ->
                        UNREAD.contains(fault.fault()) && fault.pointer().equals(pointer));
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
