package io.onewindow.identifier;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The two mistakes that people make most when they copy a number.
final class Mistypings {

    private Mistypings() {}

    /// The text with each of its characters replaced by each other one of the alphabet.
    static Stream<String> singleErrors(String text, String alphabet) {
        return IntStream.range(0, text.length())
                .boxed()
                .flatMap(place -> alphabet.chars()
                        .filter(letter -> letter != text.charAt(place))
                        .mapToObj(letter -> text.substring(0, place) + (char) letter + text.substring(place + 1)));
    }

    /// The text with each two different neighbours swapped.
    static Stream<String> neighbourSwaps(String text) {
        return IntStream.range(1, text.length())
                .filter(place -> text.charAt(place - 1) != text.charAt(place))
                .mapToObj(place -> text.substring(0, place - 1)
                        + text.charAt(place)
                        + text.charAt(place - 1)
                        + text.substring(place + 1));
    }
}
