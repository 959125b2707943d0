package io.onewindow.broker;

import io.onewindow.party.PartyId;
import java.util.Optional;

/// The name of every queue, as parties rely on it.
public final class QueueNames {

    /// Where the broker puts what could not be delivered.
    public static final String DEAD = "hub.dead";

    private QueueNames() {}

    /// Window to hub: applications.
    public static String applications(PartyId window) {
        return ofWindow(window, "applications");
    }

    /// Hub to window: the acceptance or the problem, one for each application.
    public static String replies(PartyId window) {
        return ofWindow(window, "replies");
    }

    /// Hub to window: consolidated results.
    public static String results(PartyId window) {
        return ofWindow(window, "results");
    }

    /// Hub to window: corrections asked, suspensions, transfers, warnings.
    public static String notices(PartyId window) {
        return ofWindow(window, "notices");
    }

    /// Hub to department: handoffs.
    public static String requests(PartyId department) {
        return ofDepartment(department, "requests");
    }

    /// Department to hub: answers.
    public static String answers(PartyId department) {
        return ofDepartment(department, "answers");
    }

    /// Hub to department: answers that could not be taken.
    public static String rejected(PartyId department) {
        return ofDepartment(department, "rejected");
    }

    /// The party that a queue is one of, as in `department.tax.answers`.
    public static PartyId owner(String queue) {
        return ownerOf(queue).orElseThrow(() -> new IllegalArgumentException("no party's queue: " + queue));
    }

    /// The party that a queue is one of, if it is one of a party's.
    public static Optional<PartyId> ownerOf(String queue) {
        String[] parts = queue.split("\\.");
        return parts.length == 3 && PartyId.isPartyId(parts[1]) ? Optional.of(new PartyId(parts[1])) : Optional.empty();
    }

    private static String ofWindow(PartyId window, String what) {
        return "window.%s.%s".formatted(window, what);
    }

    private static String ofDepartment(PartyId department, String what) {
        return "department.%s.%s".formatted(department, what);
    }
}
