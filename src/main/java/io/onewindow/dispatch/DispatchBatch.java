package io.onewindow.dispatch;

import io.onewindow.party.PartyId;
import java.util.List;

/// Claimed handoffs of one department, sent together; a department that cannot be reached holds up nobody else.
///
/// @param department who receives them
/// @param dispatches what is sent, in order
public record DispatchBatch(PartyId department, List<Dispatch> dispatches) {
    public DispatchBatch {
        dispatches = List.copyOf(dispatches);
    }
}
