package io.onewindow.access;

import io.onewindow.party.Lockout;
import io.onewindow.party.Parties;
import io.onewindow.party.Party;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// Takes a party's id and secret (RFC 7617) for the party, unless its source is locked out.
final class PartyProvider implements AuthenticationProvider {

    private final Parties parties;
    private final Lockout lockout;

    PartyProvider(Parties parties, Lockout lockout) {
        this.parties = parties;
        this.lockout = lockout;
    }

    @Override
    public Authentication authenticate(Authentication claimed) throws AuthenticationException {
        String id = claimed.getName();
        String source = source(claimed);
        if (!lockout.allows(id, source)) {
            throw new LockedException("locked out");
        }
        Optional<Party> party = parties.authenticate(id, String.valueOf(claimed.getCredentials()));
        if (party.isEmpty()) {
            lockout.failed(id, source);
            throw new BadCredentialsException("unknown party or wrong secret");
        }
        lockout.succeeded(id, source);
        return UsernamePasswordAuthenticationToken.authenticated(new Caller(party.get()), "", List.of());
    }

    // The address of the connection; what a header claims about it does not count.
    private static String source(Authentication claimed) {
        return claimed.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
