package io.onewindow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThemeTest {

    private static final MatterCode A = new MatterCode("a");
    private static final MatterCode B = new MatterCode("b");
    private static final MatterCode C = new MatterCode("c");

    @Test
    void knowsWhatAMatterWaitsFor() {
        // Given
        Theme theme = theme(Map.of(C, List.of(A, B)));
        // Then
        assertThat(theme.prerequisitesOf(C)).containsExactly(A, B);
        assertThat(theme.prerequisitesOf(A)).isEmpty();
    }

    @Test
    void namesACycleFromAMatterBackToItself() {
        // When
        List<MatterCode> cycle =
                Theme.cycle(Map.of(A, List.of(B), B, List.of(C), C, List.of(B))).orElseThrow();
        // Then
        assertThat(cycle).containsExactly(B, C, B);
    }

    @Test
    void takesAMatterThatWaitsForItselfForACycle() {
        assertThat(Theme.cycle(Map.of(A, List.of(A)))).contains(List.of(A, A));
    }

    @Test
    void findsNoCycleInADiamond() {
        // Given
        Map<MatterCode, List<MatterCode>> layers = new HashMap<>();
        IntStream.range(0, 24).forEach(layer -> {
            List<MatterCode> below = List.of(code(layer + 1, "l"), code(layer + 1, "r"));
            layers.put(code(layer, "l"), below);
            layers.put(code(layer, "r"), below);
        });
        // Then
        assertThat(Theme.cycle(layers)).isEmpty();
    }

    @Test
    void refusesPrerequisitesInACycleOrFromOutside() {
        assertThatThrownBy(() -> theme(Map.of(A, List.of(B), B, List.of(A)))).hasMessageContaining("cycle: [a, b, a]");
        assertThatThrownBy(() -> theme(Map.of(A, List.of(new MatterCode("d")))))
                .hasMessageContaining("outside the theme");
    }

    private static MatterCode code(int layer, String side) {
        return new MatterCode(side + layer);
    }

    private static Theme theme(Map<MatterCode, List<MatterCode>> prerequisites) {
        return new Theme(new ThemeId("t"), "主题", "Theme", List.of(A, B, C), prerequisites);
    }
}
