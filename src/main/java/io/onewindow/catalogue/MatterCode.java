package io.onewindow.catalogue;

import java.util.regex.Pattern;

/// The code of a service matter: kebab-case for the hub's own, else its implementation code as its region publishes it
/// (GB/T 39046 gives such codes 24 characters, the national platform 31, the Sichuan network up to 55).
///
/// @param value 1 to 64 ASCII letters, digits and inner hyphens; letters' case counts
public record MatterCode(String value) implements Comparable<MatterCode> {

    /// Most characters of a code.
    public static final int MAX_LENGTH = 64;

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]++(?:-++[0-9A-Za-z]++)*+");

    public MatterCode {
        if (!isMatterCode(value)) {
            throw new IllegalArgumentException("a matter code is 1 to 64 letters, digits and hyphens: " + value);
        }
    }

    /// Whether the text has the form of a matter code.
    public static boolean isMatterCode(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(MatterCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
