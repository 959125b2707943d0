package io.onewindow.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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
        assertThat(Secrets.isHash(hash)).isTrue();
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

    private int run(String input) {
        HashSecret command = new HashSecret(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute();
    }
}
