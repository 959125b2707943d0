package io.onewindow.replay;

import io.onewindow.canonical.Json;
import io.onewindow.replay.Replay.Settings;
import io.onewindow.replay.check.Difference;
import io.onewindow.replay.script.CaseLog;
import io.onewindow.replay.script.RecordedCase;
import io.onewindow.terminal.ExitCode;
import io.onewindow.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `replay`: plays a recorded log on a running hub, each case by the people who did it, and compares the
/// hub's ledger with the log.
@Command(
        name = "replay",
        header = "Replays a recorded log on a running hub and compares the ledger with it.",
        description =
                "Each line of the log is a case as JSON: caseId, submittedAt, steps[activity, resource, group?, at], "
                        + "channel?. A case is submitted by window-01 (channel Desk) or window-02; when its request reaches the "
                        + "department health, each step comes back as progress by the officer who did it, and after the last one "
                        + "the decision. Then every case's ledger is compared with the log, and its hash chain recomputed. It can "
                        + "be stopped at any time: the next run goes on where this one ended. No other system and no simulator may "
                        + "act as health meanwhile.",
        footer = {
            "  java -jar onewindow-hub.jar replay config/samples/receipt-excerpt.jsonl",
            "  java -jar onewindow-hub.jar replay log.jsonl --url http://10.0.0.5:8080 --broker amqp://10.0.0.5:61616",
            "  HUB_PASSWORD=\"$(cat secret.txt)\" java -jar onewindow-hub.jar replay log.jsonl --json > differences.jsonl"
        },
        footerHeading = "%nExamples%n",
        synopsisHeading = "%nUsage%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters%n",
        optionListHeading = "%nOptions%n",
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            "0:replayed, and the ledger says what the log says",
            "1:differences, each on a line of standard output",
            "2:a wrong argument, file or password",
            "3:hub or broker not there, or standing still"
        })
public final class ReplayCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Map<String, String> environment;

    @Parameters(index = "0", paramLabel = "<file.jsonl>", descriptionKey = "replay.file", description = "The log.")
    private Path file = Path.of("");

    @Option(
            names = "--url",
            paramLabel = "<url>",
            defaultValue = "http://127.0.0.1:8080",
            descriptionKey = "replay.url",
            description = "The hub (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--broker",
            paramLabel = "<url>",
            defaultValue = "amqp://127.0.0.1:61616",
            descriptionKey = "replay.broker",
            description = "Its broker (default: ${DEFAULT-VALUE}).")
    private URI broker = URI.create("amqp://127.0.0.1:61616");

    @Option(
            names = "--patience",
            paramLabel = "<seconds>",
            defaultValue = "120",
            descriptionKey = "replay.patience",
            description = "How long a hub or broker that went away is waited for (default: ${DEFAULT-VALUE}).")
    private int patienceSeconds = 120;

    @Option(
            names = "--json",
            descriptionKey = "replay.json",
            description = "Each difference, and at last the counts, as a JSON object on a line of its own.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            descriptionKey = "replay.quiet",
            description = "Says nothing but what went wrong.")
    private boolean quiet;

    @Option(
            names = {"-n", "--dry-run"},
            descriptionKey = "replay.dryRun",
            description = "Only checks the log.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// @param environment holds `HUB_PASSWORD`, the windows' and the department's secret; `demo` where it
    ///                    does not
    public ReplayCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        check("--url", url, Set.of("http", "https"));
        check("--broker", broker, Set.of("amqp", "amqps"));
        if (patienceSeconds < 0) {
            throw refused("--patience: " + patienceSeconds + " < 0");
        }
        return switch (CaseLog.read(file, terminal.language(), Instant.now())) {
            case CaseLog.Reading.Faulty faulty -> {
                faulty.complaints().forEach(terminal.err()::println);
                yield ExitCode.USAGE.number();
            }
            case CaseLog.Reading.Sound sound -> replay(sound.cases()).number();
        };
    }

    private void check(String option, URI address, Set<String> schemes) {
        if (address.getRawUserInfo() != null) {
            throw refused(option
                    + terminal.say(
                            "：口令不写在地址里，请放在环境变量 HUB_PASSWORD",
                            ": no secret belongs into an address; put it into the variable HUB_PASSWORD"));
        }
        boolean bare = (address.getRawPath() == null || address.getRawPath().matches("/?"))
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
        if (!schemes.contains(String.valueOf(address.getScheme())) || address.getHost() == null || !bare) {
            String form = schemes.stream().sorted().findFirst().orElse("") + "://<host>:<port>";
            throw refused(option + terminal.say("：地址形式应为 ", ": an address is written ") + form);
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private ExitCode replay(List<RecordedCase> cases) {
        int steps = cases.stream().mapToInt(one -> one.steps().size()).sum();
        if (dryRun) {
            terminal.out().println(cases.size() + " cases, " + steps + " steps");
            return ExitCode.DONE;
        }
        Progress progress = new Progress(terminal, quiet);
        Settings settings = new Settings(
                bare(url),
                bare(broker),
                environment.getOrDefault("HUB_PASSWORD", "demo"),
                Duration.ofSeconds(patienceSeconds));
        Farewell farewell = new Farewell(terminal, progress);
        Ending ending = farewell.during(() -> new Replay(settings, progress).run(cases));
        if (ending instanceof Ending.Compared compared) {
            print(compared.differences(), cases.size(), steps);
        }
        return farewell.say(ending);
    }

    private static URI bare(URI address) {
        String text = address.toString();
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private void print(List<Difference> differences, int cases, int steps) {
        differences.forEach(
                one -> terminal.out().println(json ? Json.text(one.json()) : one.line(terminal.language())));
        terminal.out()
                .println(
                        json
                                ? Json.text(Json.object()
                                        .put("cases", cases)
                                        .put("steps", steps)
                                        .put("differences", differences.size()))
                                : cases + " cases, " + steps + " steps, " + differences.size() + " differences");
    }
}
