package io.onewindow.dispatch;

import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.party.PartyId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Claimed handoffs that are sent together.
///
/// @param route      the route that sends them
/// @param dispatches what is sent, in order
public record DispatchBatch(String route, List<Dispatch> dispatches) {
    public DispatchBatch {
        dispatches = List.copyOf(dispatches);
    }

    /// Who receives them.
    Set<PartyId> departments() {
        return dispatches.stream().map(Dispatch::department).collect(Collectors.toUnmodifiableSet());
    }

    /// The cases that they belong to.
    Set<AcceptanceNumber> cases() {
        return dispatches.stream()
                .map(dispatch -> dispatch.number().acceptance())
                .collect(Collectors.toUnmodifiableSet());
    }
}
