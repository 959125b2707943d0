package io.onewindow.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.terminal.Terminal;
import io.onewindow.wire.Language;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "replay,true",
        "repaly,true",
        "-h,true",
        "--help,true",
        "--version,true",
        "--server.port=8090,false",
        "--hub.demo.enabled=false,false"
    })
    void knowsACommandFromASetting(String argument, boolean command) {
        // When
        boolean names = Commands.names(argument, "x");
        // Then
        assertThat(names).isEqualTo(command);
    }

    @Test
    void startsTheHubWithoutArguments() {
        // When
        boolean names = Commands.names();
        // Then
        assertThat(names).isFalse();
    }

    @Test
    void namesTheNearestCommandOfAnUnknownOne() {
        // When
        int code = run(Language.EN, "repaly", "log.jsonl");
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .startsWith("there is no command repaly: did you mean replay?")
                .contains("Examples", "check-catalogue");
    }

    @Test
    void listsTheCommandsWhereNoneIsNear() {
        // When
        int code = run(Language.ZH, "xyzzy");
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith("没有命令 xyzzy\n").contains("用法", "replay");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replay|replay: missing: <file.jsonl>",
                "replay x --jsno|replay: unknown argument --jsno: did you mean --json?",
                "replay x y|replay: unknown argument y",
                "replay x --patience soon|replay: not a value of <seconds> soon",
                "replay x --patience -1|replay: --patience: -1 < 0",
                "replay x --url 127.0.0.1:8080|replay: not a value of <url> 127.0.0.1:8080",
                "replay x --url ftp://127.0.0.1|replay: --url: an address is written http://<host>:<port>",
                "replay x --url http://127.0.0.1/hub|replay: --url: an address is written http://<host>:<port>",
                "replay x --broker tcp://127.0.0.1:61616|replay: --broker: an address is written amqp://<host>:<port>",
                "replay x --broker amqp://h:s@127.0.0.1|replay: --broker: no secret belongs into an address"
            })
    void saysWhatIsWrongWithACallAndWhereTheHelpIs(String arguments, String complaint) {
        // When
        int code = run(Language.EN, arguments.split(" "));
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(2).first().asString().startsWith(complaint);
        assertThat(err.toString()).endsWith("How to use it: java -jar onewindow-hub.jar replay --help\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "check-catalogue", "hash-secret"})
    void showsExamplesFirstAndNoColourWhereNobodySeesIt(String command) {
        // When
        int code = run(Language.EN, command, "--help");
        // Then
        assertThat(code).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).doesNotContain("\u001b");
        assertThat(out.toString().indexOf("Examples"))
                .isPositive()
                .isLessThan(out.toString().indexOf("Usage"));
        assertThat(out.toString()).contains("Exit codes", "java -jar onewindow-hub.jar " + command);
    }

    @Test
    void hasEveryHelpTextInChinese() {
        // Given
        Set<String> translated = Commands.chinese().keySet();
        CommandLine line = line(Language.ZH);
        // Then
        assertThat(line.getSubcommands().values())
                .map(CommandLine::getCommandSpec)
                .allSatisfy(spec -> assertThat(translated).containsAll(keys(spec)));
        assertThat(translated).containsAll(keys(line.getCommandSpec()));
    }

    private static List<String> keys(CommandSpec spec) {
        String name = spec.qualifiedName(".");
        List<String> keys = new java.util.ArrayList<>(List.of(name + ".usage.header.0", name + ".usage.description.0"));
        for (int i = 0; i < spec.usageMessage().exitCodeList().size(); i++) {
            keys.add(name + ".usage.exitCodeList." + i);
        }
        spec.args().forEach(argument -> keys.add(argument.descriptionKey()));
        return keys;
    }

    @Test
    void saysItsVersion() {
        // When
        int code = run(Language.EN, "--version");
        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).startsWith("onewindow-hub ");
    }

    private int run(Language language, String... arguments) {
        return line(language).execute(arguments);
    }

    private CommandLine line(Language language) {
        Terminal terminal =
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), language, false, false);
        return Commands.line(terminal, InputStream.nullInputStream());
    }
}
