package io.onewindow.dispatch;

import io.onewindow.canonical.Digest;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.casefile.ServiceClass;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.party.PartyId;

/// A claimed handoff, ready to be sent.
///
/// @param number       the handoff
/// @param department   who receives it
/// @param matter       the matter
/// @param serviceClass how urgent it is
/// @param attempt      which attempt
/// @param owner        whose claim it is; another's mark on it counts for nothing
/// @param body         the request, JSON
/// @param digest       the digest of the body
public record Dispatch(
        HandoffNumber number,
        PartyId department,
        MatterCode matter,
        ServiceClass serviceClass,
        int attempt,
        String owner,
        byte[] body,
        Digest digest) {}
