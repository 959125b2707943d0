package io.onewindow.command;

import io.onewindow.party.Secrets;
import io.onewindow.terminal.ExitCode;
import io.onewindow.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The command `hash-secret`: reads a secret from standard input, so that it stands in no history and no process list,
/// and prints the hash that goes under `secrets:` of a party's or department's file.
@Command(
        name = "hash-secret",
        header = "Prints the hash of a secret, for a party's or department's file.",
        description = "Reads one line from standard input; the hash goes under secrets: of the file.",
        footer = "  openssl rand -base64 30 | tee secret.txt | java -jar onewindow-hub.jar hash-secret",
        footerHeading = "%nExamples%n",
        synopsisHeading = "%nUsage%n  ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions%n",
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {"0:the hash was printed", "2:the secret cannot be used"})
final class HashSecret implements Callable<Integer> {

    private final Terminal terminal;
    private final InputStream in;

    /// @param in where the secret comes from
    HashSecret(Terminal terminal, InputStream in) {
        this.terminal = terminal;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        // Not closed: standard input is the process's.
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String secret = Optional.ofNullable(lines.readLine()).orElse("");
        Optional<Secrets.Unfit> unfit = Secrets.unfit(secret);
        if (unfit.isPresent()) {
            terminal.err().println("hash-secret: " + sentence(unfit.get()));
            return ExitCode.USAGE.number();
        }
        terminal.out().println(Secrets.hash(secret));
        return ExitCode.DONE.number();
    }

    private String sentence(Secrets.Unfit unfit) {
        return switch (unfit) {
            case EMPTY -> terminal.say("标准输入的第一行没有口令", "there is no secret on the first line of standard input");
            case WELL_KNOWN ->
                terminal.say(
                        "口令过于常见，正式运行不会接受：请随机生成",
                        "a well-known secret: the hub would not start with it; draw one at random");
            case TOO_LONG ->
                terminal.say(
                        "口令超过 " + Secrets.MAX_BYTES + " 字节，bcrypt 不读其余部分",
                        "the secret has more than " + Secrets.MAX_BYTES + " bytes, which bcrypt does not read");
        };
    }
}
