package io.onewindow.printing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypefacesTest {

    private final Typefaces typefaces = Typefaces.loaded();

    @Test
    void printEveryChineseCharacterOfTheNationalBasicSet() {
        // Given
        Charset gb2312 = Charset.forName("GB2312");

        // Then
        for (int row = 0xB0; row <= 0xF7; row++) {
            int filled = row == 0xD7 ? 0xF9 : 0xFE; // the last row of level 1 ends early
            for (int cell = 0xA1; cell <= filled; cell++) {
                String character = new String(new byte[] {(byte) row, (byte) cell}, gb2312);
                assertThat(typefaces.print(character.codePointAt(0)))
                        .as(character)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AZaz09", "·•・", "《》“”‘’—…、。", "①⑩→≥Ⅲ℃㎡￥", "㛃䶮", "é ü Ж", "\u3000\u00A0"})
    void printWhatOfficersWrite(String text) {
        assertThat(text.codePoints()).allMatch(typefaces::print);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x20BB7, 0x2B5AF, 0x3008, 0x5D0, 0x626, 0x200B, 0x202E, 0xAD, 0xFFFC, 0xE000, 0xD800, 0, 0x10FFFF})
    void sayWhatTheyCannotPrint(int codePoint) {
        assertThat(typefaces.print(codePoint)).isFalse();
    }
}
