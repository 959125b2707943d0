package io.onewindow.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCharacterTest {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @ParameterizedTest
    @CsvSource({
        "510700202611220000001, J",
        "A12425GABC1234002, M",
        "11100000000013338W01111430000006122244L20230000403001, U",
        "11100000000013338W00911330105002500287C2025052201002, 0"
    })
    void computesThePublishedCheckCharacters(String text, char expected) {
        // When
        char check = CheckCharacter.of(text);

        // Then
        assertThat(check).isEqualTo(expected);
        assertThat(CheckCharacter.matches(text + check)).isTrue();
    }

    @Test
    void catchesEverySingleWrongCharacter() {
        assertThat(Mistypings.singleErrors("510700202611220000001J", ALPHABET))
                .hasSize(22 * 35)
                .noneMatch(CheckCharacter::matches);
    }

    @Test
    void catchesSwappedNeighboursOfAnAcceptanceNumber() {
        assertThat(Mistypings.neighbourSwaps("510700202611220000001J"))
                .isNotEmpty()
                .noneMatch(CheckCharacter::matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "J", "510700202611220000001j", "51070020261122000000１J", "5107-J"})
    void doesNotMatchATextThatCannotHaveACheckCharacter(String text) {
        assertThat(CheckCharacter.matches(text)).isFalse();
    }

    @Test
    void refusesToComputeOverAnotherAlphabet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckCharacter.of("5107a"))
                .withMessageContaining("a");
    }
}
