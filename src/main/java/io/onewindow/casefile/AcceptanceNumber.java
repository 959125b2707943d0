package io.onewindow.casefile;

import io.onewindow.identifier.CheckCharacter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/// The number of an acceptance record (办件编号): region (GB/T 2260, 6 digits), day, sequence of 7 digits, and a check
/// character (ISO 7064 MOD 37,36).
///
/// @param value 22 characters
public record AcceptanceNumber(String value) implements Comparable<AcceptanceNumber> {

    private static final Pattern FORM = Pattern.compile("[0-9]{21}[0-9A-Z]");
    private static final long SEQUENCES = 10_000_000L;

    public AcceptanceNumber {
        if (!hasForm(value) || !CheckCharacter.matches(value)) {
            throw new IllegalArgumentException("not an acceptance number: " + value);
        }
    }

    /// The number that the sequence gives an application of that region and day.
    public static AcceptanceNumber of(String region, LocalDate day, long sequence) {
        String digits =
                "%s%s%07d".formatted(region, DateTimeFormatter.BASIC_ISO_DATE.format(day), sequence % SEQUENCES);
        return new AcceptanceNumber(digits + CheckCharacter.of(digits));
    }

    /// Whether the text looks like a number, its check character aside.
    public static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    /// Whether the text is a number, its check character included.
    public static boolean isNumber(String text) {
        return hasForm(text) && CheckCharacter.matches(text);
    }

    @Override
    public int compareTo(AcceptanceNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
