package io.onewindow.identifier;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/// The number of a resident identity card (公民身份号码, GB 11643-1999): region (6 digits), date of birth, order (3
/// digits), check character of ISO 7064 MOD 11-2. Personal data: as text it shows 3 characters in front and 4 behind.
///
/// @param value 17 digits, and a digit or an upper-case X
public record ResidentId(String value) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{16}[0-9Xx]");
    private static final String DIGITS = "0123456789";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /// What can be said of a text that should be a number.
    public enum Check {
        /// Not 18 characters, or other ones than digits and a last X.
        MALFORMED,
        /// The date of birth is not in the calendar.
        NO_SUCH_DATE,
        /// The date of birth is after today.
        BORN_IN_THE_FUTURE,
        /// The last character does not follow from the others, or is a lower-case x, which the
        /// standard does not know.
        WRONG_CHECK_CHARACTER,
        /// A number.
        SOUND
    }

    public ResidentId {
        Check check = check(value, LocalDate.MAX);
        if (check != Check.SOUND) {
            // The number itself is personal data, so the fault does not repeat it.
            throw new IllegalArgumentException("not a resident identity number: " + check);
        }
    }

    /// What the standard says of the text on that day.
    public static Check check(String text, LocalDate today) {
        if (!FORM.matcher(text).matches()) {
            return Check.MALFORMED;
        }
        if (!hasRealDate(text)) {
            return Check.NO_SUCH_DATE;
        }
        if (birthDateOf(text).isAfter(today)) {
            return Check.BORN_IN_THE_FUTURE;
        }
        return text.charAt(WEIGHTS.length) == checkCharacterOf(text) ? Check.SOUND : Check.WRONG_CHECK_CHARACTER;
    }

    /// The date of birth that the number states.
    public LocalDate birthDate() {
        return birthDateOf(value);
    }

    /// The region that the number was first given in, as it was coded then.
    public RegionCode region() {
        return new RegionCode(value.substring(0, 6));
    }

    private static boolean hasRealDate(String text) {
        int month = number(text, 10, 12);
        return month >= 1
                && month <= 12
                && YearMonth.of(number(text, 6, 10), month).isValidDay(number(text, 12, 14));
    }

    private static LocalDate birthDateOf(String text) {
        return LocalDate.of(number(text, 6, 10), number(text, 10, 12), number(text, 12, 14));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static char checkCharacterOf(String text) {
        return CHECKS.charAt(WeightedSum.of(text, DIGITS, WEIGHTS) % CHECKS.length());
    }

    @Override
    public String toString() {
        return value.substring(0, 3) + "*".repeat(11) + value.substring(14);
    }
}
