package io.onewindow.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// What the hub proves itself with at its embedded broker: random, new at each start, never stored and never shown.
final class HubSecret {

    private static final int BYTES = 32;

    private final String value;

    private HubSecret(String value) {
        this.value = value;
    }

    static HubSecret random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new HubSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String reveal() {
        return value;
    }

    boolean matches(String claimed) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), claimed.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "secret";
    }
}
