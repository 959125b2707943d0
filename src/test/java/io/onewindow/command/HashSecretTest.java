package io.onewindow.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.party.Parties;
import io.onewindow.party.Party;
import io.onewindow.party.PartyId;
import io.onewindow.party.PartyKind;
import io.onewindow.party.Secrets;
import io.onewindow.terminal.Terminal;
import io.onewindow.wire.Language;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashSecretTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsAHashThatProvesTheSecret() {
        // When
        int code = run("密 long secret\nsecond line\n");
        // Then
        String hash = out.toString().strip();
        Party tax = new Party(new PartyId("tax"), PartyKind.DEPARTMENT, "局", "Bureau", List.of(hash), List.of());
        assertThat(code).isZero();
        assertThat(hash).startsWith("{bcrypt}$2a$10$");
        assertThat(new Parties(List.of(tax), new Secrets()).authenticate("tax", "密 long secret"))
                .contains(tax);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "   \n", "changeme\n"})
    void refusesAnEmptyOrWellKnownSecret(String input) {
        // When
        int code = run(input);
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("hash-secret: ");
    }

    @Test
    void refusesASecretThatBcryptWouldCutOff() {
        // When
        int code = run("密".repeat(25) + "\n");
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("more than 72 bytes");
    }

    @Test
    void saysInChineseWhatIsWrong() {
        // When
        run(Language.ZH, "demo\n");
        // Then
        assertThat(err.toString()).startsWith("hash-secret: 口令过于常见");
    }

    private int run(String input) {
        return run(Language.EN, input);
    }

    private int run(Language language, String input) {
        Terminal terminal =
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), language, false, false);
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return Commands.line(terminal, in).execute("hash-secret");
    }
}
