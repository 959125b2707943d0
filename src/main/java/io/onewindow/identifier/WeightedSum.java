package io.onewindow.identifier;

/// The sum behind the check characters of GB 32100, GB 11714 and GB 11643: each character's place in an alphabet times
/// the weight of its position.
final class WeightedSum {

    private WeightedSum() {}

    /// The sum over as many leading characters of the text as there are weights.
    static int of(String text, String alphabet, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += alphabet.indexOf(text.charAt(i)) * weights[i];
        }
        return sum;
    }
}
