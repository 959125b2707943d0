package io.onewindow.casefile;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.ledger.Entry;
import io.onewindow.party.PartyId;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// What never changes about a case.
///
/// @param number       its number
/// @param window       the window that submitted it
/// @param hall         the hall of that window, where certificates are handed over
/// @param counter      the counter in it
/// @param region       GB/T 2260, 6 digits
/// @param serviceClass how urgent it is
/// @param serviceMode  how the applicant came: COUNTER, ONLINE, AGENCY, BOOKED or HOME
/// @param theme        the theme applied for; empty where single matters were
/// @param projectCode  the investment project's code; empty where there is none
/// @param queryCode    what the applicant shows to ask for the progress
/// @param recordDigest the digest of the acceptance record's bytes
/// @param acceptedAt   when it was accepted
/// @param matters      how many handoffs it was opened with
public record CaseIdentity(
        AcceptanceNumber number,
        PartyId window,
        String hall,
        String counter,
        String region,
        ServiceClass serviceClass,
        String serviceMode,
        String theme,
        String projectCode,
        String queryCode,
        Digest recordDigest,
        Instant acceptedAt,
        int matters) {

    /// The case as acceptance and enquiry show it, its handoffs aside.
    public ObjectNode json(CaseStatus status) {
        return Json.object()
                .put("acceptanceNo", number.value())
                .put("status", status.name())
                .put("acceptedAt", Entry.written(acceptedAt))
                .put("serviceClass", serviceClass.name())
                .put("recordDigest", recordDigest.text())
                .put("queryCode", queryCode);
    }
}
