package io.onewindow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigNodeTest {

    private enum Way {
        BROKER,
        FRONT_DATABASE
    }

    private final ConfigNode root = ConfigYaml.parse("config/x.yaml", """
            way: front-database
            wrongWay: brokre
            days: 20
            manyDays: 400
            name: {zh: 税务局}
            people: [a, b]
            nothing:
            bell: "\\a"
            yes: true
            """);

    @Test
    void readsWhatFits() {
        // When
        Way way = root.member("way").oneOf(Way.class);
        // Then
        assertThat(way).isEqualTo(Way.FRONT_DATABASE);
        assertThat(root.member("days").number(1, 365)).isEqualTo(20);
        assertThat(root.member("name").text("zh")).isEqualTo("税务局");
        assertThat(root.member("name").text("en", "none")).isEqualTo("none");
        assertThat(root.items("people")).hasSize(2);
        assertThat(root.items("absent")).isEmpty();
        assertThat(root.find("absent")).isEmpty();
        assertThat(root.member("yes").flag()).isTrue();
        assertThat(root.entries().sequencedKeySet())
                .startsWith("way", "wrongWay")
                .endsWith("yes");
    }

    @Test
    void namesTheNearestMemberForAnUnknownOne() {
        says(
                () -> root.only("way", "wrongWay", "day", "manyDays", "name", "people", "nothing", "bell", "yes"),
                "config/x.yaml:3: unknown member 'days' (did you mean 'day'?): correct the name or remove it");
    }

    @Test
    void namesTheNearestConstantForAnUnknownOne() {
        says(
                () -> root.member("wrongWay").oneOf(Way.class),
                "config/x.yaml:2: unknown value of 'wrongWay' 'brokre' (did you mean 'broker'?):"
                        + " use one of broker, front-database");
    }

    @Test
    void offersNoNameThatIsFarOff() {
        says(
                () -> {
                    throw root.member("way").unknown("department", "taxx", List.of("health", "market"), "correct it");
                },
                "config/x.yaml:1: unknown department 'taxx': correct it");
    }

    @Test
    void saysWhatIsMissingWhere() {
        says(() -> root.member("absent"), "config/x.yaml:1: 'absent' is missing: add it");
        says(() -> root.member("name").text("en"), "config/x.yaml:5: 'name.en' is missing: add it");
    }

    @Test
    void saysWhichShapeIsExpected() {
        says(() -> root.member("name").text(), "config/x.yaml:5: 'name' must be a text, not a map: correct it");
        says(() -> root.member("nothing").text(), "config/x.yaml:7: 'nothing' must be a text, not nothing: correct it");
        says(
                () -> root.member("way").items(),
                "config/x.yaml:1: 'way' must be a list, not 'front-database': correct it");
        says(
                () -> root.member("people").entries(),
                "config/x.yaml:6: 'people' must be a map of members, not a list: correct it");
        says(
                () -> root.member("way").flag(),
                "config/x.yaml:1: 'way' must be true or false, not 'front-database': correct it");
    }

    @Test
    void refusesAControlCharacterWithoutShowingIt() {
        assertThatThrownBy(() -> root.text("bell"))
                .hasMessageContaining("config/x.yaml:8: 'bell' must be a text")
                .hasMessageNotContaining("\u0007");
    }

    @Test
    void refusesANumberOutOfRange() {
        says(
                () -> root.member("manyDays").number(1, 365),
                "config/x.yaml:4: 'manyDays' must be a whole number from 1 to 365, not 400: correct it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "1.5", "0x10", "1_000", "99999999999999999999", "", "[1]"})
    void refusesWhatIsNoWholeNumber(String value) {
        // Given
        ConfigNode node = ConfigYaml.parse("x.yaml", "a: " + value).member("a");
        // Then
        assertThatThrownBy(() -> node.number(1, 365))
                .hasMessageStartingWith("x.yaml:1: 'a' must be a whole number from 1 to 365");
    }

    @Test
    void letsOthersRaiseAFaultAtAValue() {
        says(
                () -> {
                    throw root.member("people").items().get(1).fault("nobody knows 'b'", "add them");
                },
                "config/x.yaml:6: nobody knows 'b': add them");
    }

    @Test
    void isEmptyWhereNoFileSaysAnything() {
        assertThat(ConfigNode.none().entries()).isEmpty();
    }

    private static void says(ThrowingCallable access, String line) {
        assertThatThrownBy(access).isInstanceOf(StartFault.class).hasMessage(line);
    }
}
