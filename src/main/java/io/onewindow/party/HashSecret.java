package io.onewindow.party;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command `hash-secret`: reads a secret from standard input, so that it stands in no history and no process list,
/// and prints the hash that goes under `secrets:` of a party's or department's file.
@Command(
        name = "hash-secret",
        mixinStandardHelpOptions = true,
        description = "Reads one line from standard input and prints the hash for a party's file.",
        footer = {"", "Example:", "  openssl rand -base64 30 | tee secret.txt | java -jar onewindow-hub.jar hash-secret"
        })
public final class HashSecret implements Callable<Integer> {

    private static final int USAGE = 2;

    private final InputStream in;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// Reads the process's standard input.
    public HashSecret() {
        this(System.in);
    }

    HashSecret(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> secret = firstLine();
        Optional<String> refusal = secret.map(HashSecret::refusal).orElse(Optional.of("no secret on standard input"));
        if (refusal.isPresent()) {
            err().println("hash-secret: " + refusal.get());
            return USAGE;
        }
        out().println(Secrets.hash(secret.orElseThrow()));
        return 0;
    }

    private static Optional<String> refusal(String secret) {
        if (secret.isBlank()) {
            return Optional.of("the secret is empty");
        }
        if (Secrets.WELL_KNOWN.contains(secret)) {
            return Optional.of("a well-known secret: the hub would not start with it; draw one at random");
        }
        return Secrets.isShortEnough(secret)
                ? Optional.empty()
                : Optional.of("the secret has more than " + Secrets.MAX_BYTES + " bytes, which bcrypt does not read");
    }

    private Optional<String> firstLine() throws IOException {
        // Not closed: standard input is the process's.
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        return Optional.ofNullable(lines.readLine());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
