package io.onewindow.identifier;

import static io.onewindow.identifier.ResidentId.Check.BORN_IN_THE_FUTURE;
import static io.onewindow.identifier.ResidentId.Check.MALFORMED;
import static io.onewindow.identifier.ResidentId.Check.NO_SUCH_DATE;
import static io.onewindow.identifier.ResidentId.Check.SOUND;
import static io.onewindow.identifier.ResidentId.Check.WRONG_CHECK_CHARACTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTest {

    private static final String EXAMPLE = "11010519491231002X";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @ValueSource(strings = {EXAMPLE, "440524188001010014", "360426199101010071"})
    void findsPublishedNumbersSound(String number) {
        assertThat(ResidentId.check(number, TODAY)).isEqualTo(SOUND);
    }

    @Test
    void readsRegionAndDateOfBirth() {
        // Given
        ResidentId number = new ResidentId(EXAMPLE);

        // Then
        assertThat(number.region()).isEqualTo(new RegionCode("110105"));
        assertThat(number.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
    }

    @Test
    void catchesEverySingleWrongCharacter() {
        assertThat(Mistypings.singleErrors(EXAMPLE, "0123456789X"))
                .hasSize(18 * 10)
                .noneMatch(text -> ResidentId.check(text, TODAY) == SOUND);
    }

    @Test
    void catchesEverySwapOfTwoDifferentNeighbours() {
        assertThat(Mistypings.neighbourSwaps(EXAMPLE))
                .hasSize(15)
                .noneMatch(text -> ResidentId.check(text, TODAY) == SOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "110105491231002",
                "11010519491231002",
                "11010519491231002XX",
                "11010519491231002Y",
                "1101051949123100XX",
                "01010519491231002X",
                "1101０519491231002X"
            })
    void tellsABadForm(String text) {
        assertThat(ResidentId.check(text, TODAY)).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20230229", "19000229", "20240431", "20240001", "20241301", "20240100", "20240132"})
    void tellsADateThatIsNotInTheCalendar(String date) {
        assertThat(ResidentId.check("510703" + date + "0010", TODAY)).isEqualTo(NO_SUCH_DATE);
    }

    @ParameterizedTest
    @CsvSource({"20240229, 510703202402290016", "20000229, 510703200002290018"})
    void acceptsTheLeapDayOfALeapYear(String date, String number) {
        assertThat(number).contains(date);
        assertThat(ResidentId.check(number, TODAY)).isEqualTo(SOUND);
    }

    @Test
    void tellsABirthAfterToday() {
        // Given
        String bornOnThe22nd = "510703202611220014";

        // Then
        assertThat(ResidentId.check(bornOnThe22nd, TODAY)).isEqualTo(SOUND);
        assertThat(ResidentId.check(bornOnThe22nd, TODAY.minusDays(1))).isEqualTo(BORN_IN_THE_FUTURE);
    }

    @Test
    void refusesALowerCaseXAsTheCheckCharacter() {
        assertThat(ResidentId.check("11010519491231002x", TODAY)).isEqualTo(WRONG_CHECK_CHARACTER);
    }

    @Test
    void showsThreeCharactersInFrontAndFourBehind() {
        assertThat(new ResidentId(EXAMPLE)).hasToString("110***********002X");
    }

    @Test
    void isNeverMadeOfAWrongNumberAndDoesNotRepeatIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResidentId("110105194912310021"))
                .withMessageContaining("WRONG_CHECK_CHARACTER")
                .withMessageNotContaining("19491231");
    }
}
