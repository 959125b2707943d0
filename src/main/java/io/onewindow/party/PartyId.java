package io.onewindow.party;

import java.util.regex.Pattern;

/// The stable name of a party: its user on HTTP and on the broker, and a segment of its queues' names.
///
/// @param value kebab-case, 1 to 40 characters
public record PartyId(String value) implements Comparable<PartyId> {

    private static final int LONGEST = 40;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]++(?:-++[a-z0-9]++)*+");

    /// The hub itself, as it stands in the ledger.
    public static final PartyId HUB = new PartyId("hub");

    public PartyId {
        if (!isPartyId(value)) {
            throw new IllegalArgumentException("a party id is kebab-case, 1 to 40 characters: " + value);
        }
    }

    /// Whether the text has the form of a party id.
    public static boolean isPartyId(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(PartyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
