package io.onewindow.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionAndProjectCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"510700", "510703", "510781"})
    void acceptsARegionOfSixDigits(String text) {
        assertThat(new RegionCode(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "51070", "5107000", "010700", "51070A", "51070٠", "510700\n"})
    void refusesAnyOtherRegion(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegionCode(text))
                .withMessageEndingWith(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2509-320193-89-01-544060", "2512-510700-48-02-000001", "2601-510703-00-00-999999"})
    void acceptsAProjectOfTheTwelveMonths(String text) {
        assertThat(new ProjectCode(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2500-320193-89-01-544060",
                "2513-320193-89-01-544060",
                "2509-32019-89-01-5440600",
                "2509 320193 89 01 544060",
                "250932019389015440600000",
                "2509-320193-89-01-54406X",
                "2509-320193-89-01-544060 "
            })
    void refusesAnyOtherProject(String text) {
        assertThat(ProjectCode.isProjectCode(text)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProjectCode(text))
                .withMessageEndingWith(text);
    }
}
