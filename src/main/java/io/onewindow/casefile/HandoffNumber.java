package io.onewindow.casefile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The number of a handoff: its case's number and its own in the case, as in `…-01`.
///
/// @param acceptance the case
/// @param no         1 for the first matter
public record HandoffNumber(AcceptanceNumber acceptance, int no) implements Comparable<HandoffNumber> {

    private static final Pattern FORM = Pattern.compile("([0-9]{21}[0-9A-Z])-([0-9]{2,4})");

    /// The number in a text, when it is one.
    public static Optional<HandoffNumber> in(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !AcceptanceNumber.isNumber(matcher.group(1))) {
            return Optional.empty();
        }
        HandoffNumber number =
                new HandoffNumber(new AcceptanceNumber(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return Optional.of(number).filter(found -> found.value().equals(text));
    }

    /// The written form.
    public String value() {
        return acceptance.value() + (no < 10 ? "-0" : "-") + no;
    }

    /// The number of its n-th correction.
    public String correction(int n) {
        return value() + "-C" + n;
    }

    @Override
    public int compareTo(HandoffNumber other) {
        int byCase = acceptance.compareTo(other.acceptance);
        return byCase != 0 ? byCase : Integer.compare(no, other.no);
    }

    @Override
    public String toString() {
        return value();
    }
}
