package io.onewindow.identifier;

import java.util.regex.Pattern;

/// The unified social credit code (统一社会信用代码, GB 32100-2015) of an enterprise or organisation: registering
/// authority, kind of entity, region (6 digits), organisation code (9 characters, GB 11714), check character.
///
/// @param value 18 characters, digits and upper-case letters without I, O, S, V, Z
public record SocialCreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final Pattern FORM = Pattern.compile("[%1$s]{2}[0-9]{6}[%1$s]{10}".formatted(ALPHABET));

    private static final int ORGANISATION_START = 8;
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ORGANISATION_CHECKS = "0X987654321";

    /// What can be said of a text that should be a code.
    public enum Check {
        /// Not 18 characters, a letter that the standard leaves out, or a region that is not digits.
        MALFORMED,
        /// The last character does not follow from the others: something was mistyped.
        WRONG_CHECK_CHARACTER,
        /// A code to accept with a warning: the organisation code inside fails its own check, as some
        /// old codes do.
        DOUBTFUL_ORGANISATION_CODE,
        /// A code.
        SOUND;

        /// Whether a text of this outcome may be taken for a code.
        public boolean acceptable() {
            return this == SOUND || this == DOUBTFUL_ORGANISATION_CODE;
        }
    }

    public SocialCreditCode {
        Check check = check(value);
        if (!check.acceptable()) {
            throw new IllegalArgumentException("not a unified social credit code, " + check + ": " + value);
        }
    }

    /// What the standards say of the text.
    public static Check check(String text) {
        if (!FORM.matcher(text).matches()) {
            return Check.MALFORMED;
        }
        if (text.charAt(WEIGHTS.length) != checkCharacterOf(text)) {
            return Check.WRONG_CHECK_CHARACTER;
        }
        return organisationCodeFits(text.substring(ORGANISATION_START))
                ? Check.SOUND
                : Check.DOUBTFUL_ORGANISATION_CODE;
    }

    private static char checkCharacterOf(String text) {
        int modulus = ALPHABET.length();
        int remainder = WeightedSum.of(text, ALPHABET, WEIGHTS) % modulus;
        return ALPHABET.charAt((modulus - remainder) % modulus);
    }

    private static boolean organisationCodeFits(String code) {
        int sum = WeightedSum.of(code, ORGANISATION_ALPHABET, ORGANISATION_WEIGHTS);
        return code.charAt(ORGANISATION_WEIGHTS.length)
                == ORGANISATION_CHECKS.charAt(sum % ORGANISATION_CHECKS.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
