package io.onewindow.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.onewindow.party.Parties;
import io.onewindow.settings.HubSettings;
import io.onewindow.settings.StartFault;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/// Takes a bearer token (RFC 6750, RFC 7519) of the one configured issuer for the party whose subject it names. Keys
/// come from the configured place only, whatever a token's header points to.
final class Tokens {

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    /// Longest token, in characters.
    private static final int LONGEST = 8_192;

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int FETCH_MILLIS = 3_000;
    private static final int KEYS_BYTES = 256 << 10;
    // A token that names an unknown key makes the hub look for new ones, but not more often than this.
    private static final long FETCH_INTERVAL_MILLIS = 10_000;
    private static final long OUTAGE_MILLIS = Duration.ofHours(1).toMillis();

    private final JwtDecoder decoder;
    private final Parties parties;

    Tokens(HubSettings.Oidc oidc, Parties parties, Clock clock) {
        this.decoder = oidc.enabled() ? decoder(oidc, clock) : Tokens::refuse;
        this.parties = parties;
    }

    /// The claims of a token that is genuine, meant for this hub and in its time.
    Jwt decode(String token) {
        if (token.length() > LONGEST) {
            throw new BadJwtException("longer than " + LONGEST + " characters");
        }
        try {
            return decoder.decode(token);
        } catch (BadJwtException bad) {
            throw bad;
        } catch (JwtException noKeys) {
            if (noKeys.getCause() instanceof RateLimitReachedException) {
                throw new BadJwtException("unknown key", noKeys);
            }
            LOG.atWarn().addKeyValue("reason", noKeys.getMessage()).log("keys of the token issuer away");
            throw new KeysAway(noKeys);
        }
    }

    /// The party that the claims prove.
    AbstractAuthenticationToken caller(Jwt claims) {
        return Optional.ofNullable(claims.getSubject())
                .flatMap(parties::ofSubject)
                .map(party -> new JwtAuthenticationToken(claims, new Caller(party), List.of()))
                .orElseThrow(() -> new InvalidBearerTokenException("no party has that subject"));
    }

    private static Jwt refuse(String token) {
        throw new BadJwtException("no token issuer is configured");
    }

    private static JwtDecoder decoder(HubSettings.Oidc oidc, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys(oidc))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
        times.setAllowEmptyExpiryClaim(false);
        times.setClock(clock);
        JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt");
        types.setAllowEmpty(true);
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                types, times, new JwtIssuerValidator(oidc.issuer()), new JwtAudienceValidator(oidc.audience()))));
        return decoder;
    }

    private static JWKSource<SecurityContext> keys(HubSettings.Oidc oidc) {
        DefaultResourceRetriever retriever = new DefaultResourceRetriever(FETCH_MILLIS, FETCH_MILLIS, KEYS_BYTES);
        return JWKSourceBuilder.create(keysAddress(oidc.jwkSetUri()), retriever)
                .refreshAheadCache(false)
                .rateLimited(FETCH_INTERVAL_MILLIS)
                .outageTolerant(OUTAGE_MILLIS)
                .build();
    }

    // Whoever can change the keys on their way can make tokens: only TLS, or what never leaves this machine.
    private static URL keysAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean guarded = "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()));
            if (guarded) {
                return uri.toURL();
            }
        } catch (URISyntaxException | MalformedURLException notAnAddress) {
            LOG.debug("not an address: {}", text, notAnAddress);
        }
        throw new StartFault(
                "hub.oidc.jwk-set-uri '%s' cannot be used: with hub.oidc.issuer set, give the https address of the issuer's keys"
                        .formatted(text));
    }

    /// The issuer's keys cannot be had right now, so that nothing can be said about a token.
    static final class KeysAway extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        KeysAway(Throwable cause) {
            super("the issuer's keys cannot be had", cause);
        }
    }
}
