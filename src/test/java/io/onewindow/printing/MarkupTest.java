package io.onewindow.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void leavesNoMarkUpInTextFromOutside() {
        // When
        Markup markup = Markup.text("<b title=\"x\" id='y'>&amp;</b>", _ -> true);

        // Then
        assertThat(markup).hasToString("&lt;b title=&#34;x&#34; id=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;");
    }

    @Test
    void takesNothingInAValueForAHole() {
        // Given
        Markup template = Markup.literal("<p>{{a}}{{b}}</p>");

        // When
        Markup filled =
                template.filled(Map.of("a", Markup.text("{{b}} $1 \\", _ -> true), "b", Markup.literal("<br/>")));

        // Then
        assertThat(filled).hasToString("<p>{{b}} $1 \\<br/></p>");
    }

    @Test
    void refusesToLeaveAHoleOpen() {
        // Given
        Markup template = Markup.literal("<p>{{number}}</p>");

        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.filled(Map.of()))
                .withMessageContaining("{{number}}");
    }

    @Test
    void boxesWhatCannotBePrinted() {
        // When
        Markup markup = Markup.text("a\0\uD800b", codePoint -> codePoint >= 'a' && codePoint <= 'z');

        // Then
        assertThat(markup.hasBoxes()).isTrue();
        assertThat(markup.toString()).contains("a", "b", ">U+0000<", ">U+D800<").doesNotContain("\0", "\uD800");
    }
}
