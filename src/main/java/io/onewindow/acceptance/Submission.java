package io.onewindow.acceptance;

import io.onewindow.party.PartyId;

/// An application as a window sent it.
///
/// @param window         the window, which its connection proved
/// @param idempotencyKey the window's own key of the application; empty where it gave none
/// @param body           JSON
public record Submission(PartyId window, String idempotencyKey, byte[] body) {}
