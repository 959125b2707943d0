package io.onewindow.issuance;

import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.party.PartyId;

/// A consolidated result on its way to its window.
///
/// @param number the case, its correlation identifier
/// @param window who receives it
/// @param body   JSON
/// @param again  whether it may have been sent before, so that the window's queue may have it already
public record ResultDelivery(AcceptanceNumber number, PartyId window, byte[] body, boolean again) {}
