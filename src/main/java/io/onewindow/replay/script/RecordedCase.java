package io.onewindow.replay.script;

import io.onewindow.party.PartyId;
import io.onewindow.party.Person;
import java.util.List;

/// One case as it was recorded.
///
/// @param line        the line of the file that it stands in
/// @param caseId      what the log calls it
/// @param atDesk      whether it was handed in at a desk; otherwise it came by net, post or mail
/// @param submittedAt when it was handed in (RFC 3339), as written
/// @param steps       what was done about it, in order; never empty
public record RecordedCase(int line, String caseId, boolean atDesk, String submittedAt, List<Step> steps) {

    private static final PartyId DESK = new PartyId("window-01");
    private static final PartyId ONLINE = new PartyId("window-02");

    /// One step.
    ///
    /// @param activity what was done
    /// @param officer  who did it
    /// @param at       when (RFC 3339), as written
    public record Step(String activity, Person officer, String at) {}

    public RecordedCase {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a case has at least one step: " + caseId);
        }
    }

    /// The window that it is submitted by.
    public PartyId window() {
        return atDesk ? DESK : ONLINE;
    }
}
