package io.onewindow.canonical;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 digest (FIPS 180-4), written `sha-256:<hex>` wherever the hub shows one.
///
/// @param text the written form
public record Digest(String text) {

    /// What stands before the first entry of a chain.
    public static final Digest ZERO = new Digest("sha-256:" + "0".repeat(64));

    private static final String PREFIX = "sha-256:";

    /// The digest of the bytes that were sent or received.
    public static Digest of(byte[] bytes) {
        return new Digest(PREFIX + HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /// The digest of a text's UTF-8 bytes.
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The digest whose 32 bytes these are.
    public static Digest ofRaw(byte[] raw) {
        return new Digest(PREFIX + HexFormat.of().formatHex(raw));
    }

    /// The 32 bytes.
    public byte[] raw() {
        return HexFormat.of().parseHex(text, PREFIX.length(), text.length());
    }

    /// The bare lower-case hex, as materials are named.
    public String hex() {
        return text.substring(PREFIX.length());
    }

    /// A fresh SHA-256.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
