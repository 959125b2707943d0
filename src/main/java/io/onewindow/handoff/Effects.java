package io.onewindow.handoff;

import io.onewindow.calendar.Segment;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.outbox.OutboundMessage;
import java.util.ArrayList;
import java.util.List;

/// What a transaction has to store or send beside the case, its handoffs and its ledger.
///
/// @param opened           handoffs that did not exist before
/// @param segments         what happened to clocks
/// @param askedCorrections corrections that departments asked for
/// @param handedIn         corrections that the window handed in
/// @param messages         messages that have to leave
record Effects(
        List<Handoff> opened,
        List<NewSegment> segments,
        List<Corrections.New> askedCorrections,
        List<Corrections.HandedIn> handedIn,
        List<OutboundMessage> messages) {

    /// One more segment of a handoff's clock.
    record NewSegment(HandoffNumber handoff, int number, Segment segment) {}

    Effects() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
