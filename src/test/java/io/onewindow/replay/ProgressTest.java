package io.onewindow.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.terminal.Terminal;
import io.onewindow.wire.Language;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter err = new StringWriter();

    @Test
    void movesABarOnATerminal() {
        // Given
        Progress progress = new Progress(terminal(Language.EN, true), false);
        // When
        progress.begin(Progress.Part.REPLAYING, 4);
        progress.advance(1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> err.toString().contains("replaying 1 of 4 cases"));
        progress.end();
        // Then
        assertThat(err.toString())
                .contains("\r\u001b[K[\u001b[32m######\u001b[0m..................] replaying 1 of 4 cases, ")
                .endsWith(" s\n");
    }

    @Test
    void writesALineAPartElsewhere() {
        // Given
        Progress progress = new Progress(terminal(Language.ZH, false), false);
        // When
        progress.begin(Progress.Part.REPLAYING, 4);
        progress.advance(4);
        progress.begin(Progress.Part.COMPARING, 4);
        progress.advance(4);
        progress.end();
        // Then
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("回放：4/4 件，").endsWith(" 秒"),
                        second -> assertThat(second).startsWith("核对：4/4 件，").endsWith(" 秒"));
    }

    @Test
    void saysNothingWhereNothingIsWanted() {
        // Given
        Progress progress = new Progress(terminal(Language.EN, true), true);
        // When
        progress.begin(Progress.Part.REPLAYING, 4);
        progress.lost(new Ending.Unreachable("x", "y", true), Duration.ofSeconds(1));
        progress.returned();
        progress.end();
        // Then
        assertThat(err.toString()).isEmpty();
    }

    private Terminal terminal(Language language, boolean live) {
        return new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err, true), language, live, live);
    }
}
