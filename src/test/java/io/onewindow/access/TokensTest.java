package io.onewindow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.onewindow.party.Parties;
import io.onewindow.party.Secrets;
import io.onewindow.settings.HubSettings;
import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@EdgeTest
class TokensTest {

    private static final TokenIssuer ISSUER = issuer();
    private static final JWTClaimsSet SOUND =
            TokenIssuer.claims(EdgeHub.SUBJECT).build();
    private static final Parties NOBODY = new Parties(List.of(), new Secrets());

    private final Wire hub;

    TokensTest(@LocalServerPort int port) {
        this.hub = new Wire(port);
    }

    private static TokenIssuer issuer() {
        try {
            return new TokenIssuer();
        } catch (IOException | JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @DynamicPropertySource
    static void issuerSettings(DynamicPropertyRegistry settings) {
        settings.add("hub.oidc.issuer", () -> TokenIssuer.NAME);
        settings.add("hub.oidc.audience", () -> TokenIssuer.AUDIENCE);
        settings.add("hub.oidc.jwk-set-uri", () -> ISSUER.url("/keys"));
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    private HttpRequest.Builder callWith(String token) {
        return hub.call("/api/v1/desk/who").header("Authorization", "Bearer " + token);
    }

    static Stream<String> genuine() throws JOSEException {
        Date earlier = Date.from(Instant.now().minusSeconds(300));
        Date justOver = Date.from(Instant.now().minusSeconds(30));
        Date almost = Date.from(Instant.now().plusSeconds(30));
        JWSHeader accessToken =
                ISSUER.header().type(new JOSEObjectType("at+jwt")).build();
        return Stream.of(
                signed(claims()),
                ISSUER.signedByEllipticCurve(SOUND),
                ISSUER.signed(accessToken, SOUND),
                signed(claims().issueTime(earlier).notBeforeTime(earlier).expirationTime(justOver)),
                signed(claims().notBeforeTime(almost)),
                signed(claims().audience(List.of("another", TokenIssuer.AUDIENCE))));
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void takesAGenuineTokenForThePartyOfItsSubject(String token) throws Exception {
        assertThat(Wire.send(callWith(token)).body()).isEqualTo("window-01 WINDOW");
    }

    static Stream<String> forgedBySignature() throws JOSEException {
        RSAKey stranger = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
        JWSHeader symmetric =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build();
        String genuine = ISSUER.signed(ISSUER.header().build(), SOUND);
        return Stream.of(
                new PlainJWT(SOUND).serialize(),
                TokenIssuer.signed(
                        symmetric,
                        SOUND,
                        new MACSigner(ISSUER.rsa().toRSAPublicKey().getEncoded())),
                TokenIssuer.signed(ISSUER.header().build(), SOUND, new RSASSASigner(stranger)),
                TokenIssuer.signed(
                        ISSUER.header().jwk(stranger.toPublicJWK()).build(), SOUND, new RSASSASigner(stranger)),
                ISSUER.signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("rsa-1").build(), SOUND),
                genuine.substring(0, genuine.lastIndexOf('.') + 1),
                genuine.substring(0, genuine.length() - 4) + "AAAA",
                "abc",
                "e30.e30.e30",
                genuine + "." + genuine);
    }

    static Stream<String> forgedByClaims() throws JOSEException {
        Instant now = Instant.now();
        return Stream.of(
                        claims().audience("another-hub"),
                        claims().audience((String) null),
                        claims().issuer("https://evil.example"),
                        claims().issuer(null),
                        claims().issueTime(null).expirationTime(Date.from(now.minus(Duration.ofSeconds(90)))),
                        claims().expirationTime(null),
                        claims().notBeforeTime(Date.from(now.plus(Duration.ofDays(3650)))),
                        claims().subject("nobody-knows"),
                        claims().subject(null),
                        claims().claim("cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I")),
                        claims().claim("note", "x".repeat(20_000)))
                .map(TokensTest::signed);
    }

    static Stream<String> forgedByHeader() throws JOSEException {
        return Stream.of(
                ISSUER.signed(ISSUER.header().keyID("../../../../dev/null").build(), SOUND),
                ISSUER.signed(ISSUER.header().keyID(ISSUER.url("/evil")).build(), SOUND),
                ISSUER.signed(ISSUER.header().keyID("' or 1=1").build(), SOUND),
                ISSUER.signed(
                        ISSUER.header().type(new JOSEObjectType("logout+jwt")).build(), SOUND));
    }

    @ParameterizedTest
    @MethodSource({"forgedBySignature", "forgedByClaims", "forgedByHeader"})
    void refusesAForgedToken(String token) throws Exception {
        Wire.refusal(callWith(token), 401, "TOKEN_INVALID");
    }

    @Test
    void asksNobodyForKeysButTheConfiguredPlace() throws Exception {
        // Given
        RSAKey stranger = new RSAKeyGenerator(2048).keyID("stranger").generate();
        JWSHeader pointing = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("stranger")
                .jwkURL(URI.create(ISSUER.url("/evil-keys")))
                .x509CertURL(URI.create(ISSUER.url("/evil-certificate")))
                .build();

        // When
        for (int i = 0; i < 5; i++) {
            Wire.refusal(
                    callWith(TokenIssuer.signed(pointing, SOUND, new RSASSASigner(stranger))), 401, "TOKEN_INVALID");
        }

        // Then
        assertThat(ISSUER.asked()).containsOnly("/keys").hasSizeLessThan(5);
    }

    @Test
    void refusesATokenOfAMegabyteWithTheOtherHeadersThatAreTooLarge() throws Exception {
        Wire.refusal(callWith("x".repeat(1_000_000)), 431, "TOO_MANY_HEADERS");
    }

    @Test
    void saysThatItCannotTellWhileTheKeysAreAway() throws Exception {
        HubSettings.Oidc away = new HubSettings.Oidc(TokenIssuer.NAME, TokenIssuer.AUDIENCE, "http://127.0.0.1:1/");
        Tokens tokens = new Tokens(away, NOBODY, Clock.systemUTC());

        assertThatExceptionOfType(Tokens.KeysAway.class)
                .isThrownBy(() -> tokens.decode(ISSUER.signed(ISSUER.header().build(), SOUND)));
    }

    @Test
    void takesNoTokenWithoutAnIssuer() {
        Tokens tokens = new Tokens(new HubSettings.Oidc("", TokenIssuer.AUDIENCE, ""), NOBODY, Clock.systemUTC());

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("a.b.c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "keys", "http://issuer.example/keys", "file:///etc/keys", "http://127.0.0.1.evil.example/"})
    void startsOnlyWithKeysThatNobodyCanChangeOnTheirWay(String address) {
        HubSettings.Oidc oidc = new HubSettings.Oidc(TokenIssuer.NAME, TokenIssuer.AUDIENCE, address);

        assertThatExceptionOfType(StartFault.class)
                .isThrownBy(() -> new Tokens(oidc, NOBODY, Clock.systemUTC()))
                .withMessageContaining("hub.oidc.jwk-set-uri");
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder(SOUND);
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        try {
            return ISSUER.signed(ISSUER.header().build(), claims.build());
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
