package io.onewindow.identifier;

/// The check character of ISO 7064 MOD 37,36 over digits and upper-case letters, which ends every acceptance number and
/// every electronic certificate's identifier (GB/T 36904). It catches every single wrong character.
public final class CheckCharacter {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MODULUS = ALPHABET.length();

    private CheckCharacter() {}

    /// The character to append to the text.
    public static char of(String text) {
        int product = MODULUS;
        for (int i = 0; i < text.length(); i++) {
            int sum = (product + valueOf(text.charAt(i))) % MODULUS;
            product = 2 * (sum == 0 ? MODULUS : sum) % (MODULUS + 1);
        }
        return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
    }

    /// Whether the last character of the text is the check character of those before it; false for any other
    /// alphabet.
    public static boolean matches(String withCheck) {
        int last = withCheck.length() - 1;
        return last > 0
                && withCheck.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0)
                && withCheck.charAt(last) == of(withCheck.substring(0, last));
    }

    private static int valueOf(char letter) {
        int value = ALPHABET.indexOf(letter);
        if (value < 0) {
            throw new IllegalArgumentException("a check character is over 0-9 and A-Z only: " + letter);
        }
        return value;
    }
}
