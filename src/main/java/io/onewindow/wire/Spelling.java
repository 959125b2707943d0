package io.onewindow.wire;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the known name that somebody who mistyped one most likely meant.
public final class Spelling {

    private static final int FARTHEST = 3;

    private Spelling() {}

    /// The nearest known name, when one is near enough to be meant: few letters away, or what a longer one
    /// begins with.
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance(name, candidate) <= Math.min(FARTHEST, candidate.length() / 2))
                .or(() -> beginning(name, known));
    }

    // `applicantNmae` is too many letters away from `applicant`, and yet belongs nowhere else.
    private static Optional<String> beginning(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> candidate.length() > FARTHEST && name.startsWith(candidate))
                .max(Comparator.comparingInt(String::length));
    }

    private static int distance(String left, String right) {
        if (Math.abs(left.length() - right.length()) > FARTHEST) {
            return Integer.MAX_VALUE;
        }
        int[] above = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            above = nextRow(left.charAt(row - 1), right, above);
        }
        return above[right.length()];
    }

    private static int[] nextRow(char letter, String right, int[] above) {
        int[] line = new int[above.length];
        line[0] = above[0] + 1;
        for (int column = 1; column < line.length; column++) {
            int same = right.charAt(column - 1) == letter ? 0 : 1;
            line[column] = Math.min(above[column - 1] + same, Math.min(above[column], line[column - 1]) + 1);
        }
        return line;
    }
}
