package io.onewindow.identifier;

import java.util.regex.Pattern;

/// The code of a province, city or county (行政区划代码, GB/T 2260), such as 510700 for Mianyang. Only the form is
/// checked here: which codes are known is configuration.
///
/// @param value 6 digits, the first not 0
public record RegionCode(String value) implements Comparable<RegionCode> {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{5}");

    public RegionCode {
        if (!isRegionCode(value)) {
            throw new IllegalArgumentException("a region code is 6 digits, the first not 0: " + value);
        }
    }

    /// Whether the text has the form of a region code.
    public static boolean isRegionCode(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
