package io.onewindow.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.wire.Language;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({
        "X=1,EN",
        "LANG=zh_CN.UTF-8,ZH",
        "LANG=C.UTF-8,EN",
        "LC_ALL=en_GB.UTF-8 LANG=zh_CN.UTF-8,EN",
        "LC_ALL= LC_MESSAGES=zh_TW LANG=en_US,ZH",
        "LC_ALL=zh LC_MESSAGES=C LANG=C,ZH"
    })
    void speaksTheLanguageOfTheLocale(String variables, Language expected) {
        // Given
        Map<String, String> environment = Arrays.stream(variables.split(" "))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));
        // When
        Language language = Terminal.language(environment);
        // Then
        assertThat(language).isEqualTo(expected);
    }
}
