package io.onewindow.identifier;

import static io.onewindow.identifier.SocialCreditCode.Check.DOUBTFUL_ORGANISATION_CODE;
import static io.onewindow.identifier.SocialCreditCode.Check.MALFORMED;
import static io.onewindow.identifier.SocialCreditCode.Check.SOUND;
import static io.onewindow.identifier.SocialCreditCode.Check.WRONG_CHECK_CHARACTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocialCreditCodeTest {

    private static final String EXAMPLE = "91110000600037341L";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(
            strings = {
                EXAMPLE,
                "12441500196720244T",
                "11100000000013338W",
                "11430000006122244L",
                "11330105002500287C",
                "11511301008778183N",
                "115113010833722043"
            })
    void findsPublishedCodesSound(String code) {
        assertThat(SocialCreditCode.check(code)).isEqualTo(SOUND);
        assertThat(new SocialCreditCode(code)).hasToString(code);
    }

    @Test
    void catchesEverySingleWrongCharacter() {
        assertThat(Mistypings.singleErrors(EXAMPLE, ALPHABET))
                .hasSize(18 * 30)
                .noneMatch(text -> SocialCreditCode.check(text).acceptable());
    }

    @Test
    void catchesEverySwapOfTwoDifferentNeighbours() {
        assertThat(Mistypings.neighbourSwaps(EXAMPLE))
                .hasSize(10)
                .noneMatch(text -> SocialCreditCode.check(text).acceptable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "91110000600037341",
                "91110000600037341L0",
                "91110000600037341l",
                "9I110000600037341L",
                "9O110000600037341L",
                "9S110000600037341L",
                "9V110000600037341L",
                "9Z110000600037341L",
                "911100A0600037341L",
                "９1110000600037341L",
                "91110000600037341L\n"
            })
    void tellsABadFormFromAMistypedCharacter(String text) {
        assertThat(SocialCreditCode.check(text)).isEqualTo(MALFORMED);
    }

    @Test
    void namesTheCheckCharacterWhereOnlyItIsWrong() {
        assertThat(SocialCreditCode.check("91110000600037341M")).isEqualTo(WRONG_CHECK_CHARACTER);
    }

    @Test
    void acceptsAnOldOrganisationCodeWithAWarning() {
        // Given a code whose own check character fits, around an organisation code whose does not
        String code = "91110000600037342P";

        // When
        SocialCreditCode.Check check = SocialCreditCode.check(code);

        // Then
        assertThat(check).isEqualTo(DOUBTFUL_ORGANISATION_CODE);
        assertThat(check.acceptable()).isTrue();
        assertThat(new SocialCreditCode(code).value()).isEqualTo(code);
    }

    @Test
    void isNeverMadeOfAWrongCode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SocialCreditCode("91110000600037341M"))
                .withMessageContaining("WRONG_CHECK_CHARACTER");
    }
}
