package io.onewindow.command;

import io.onewindow.catalogue.files.CheckCatalogue;
import io.onewindow.replay.ReplayCommand;
import io.onewindow.terminal.ExitCode;
import io.onewindow.terminal.Terminal;
import io.onewindow.wire.Language;
import io.onewindow.wire.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line of the jar after clig.dev: data on standard output, messages on standard error, examples first in
/// the help, Chinese or English by the locale.
@Command(
        name = "onewindow-hub",
        header = "OneWindow Hub: the hub itself, or one of its commands.",
        description = "Without a command the hub starts; arguments that begin with -- are its settings then.",
        versionProvider = Commands.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "  java -jar onewindow-hub.jar",
            "  java -jar onewindow-hub.jar --server.port=8090 --hub.demo.simulate=none",
            "  java -jar onewindow-hub.jar replay config/samples/receipt-excerpt.jsonl"
        },
        footerHeading = "%nExamples%n",
        synopsisHeading = "%nUsage%n  ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions%n",
        commandListHeading = "%nCommands%n")
public final class Commands {

    private static final int WIDTH = 110;
    private static final Set<String> HELPFUL = Set.of("--help", "--version");
    private static final List<String> SECTIONS = List.of(
            UsageMessageSpec.SECTION_KEY_HEADER_HEADING,
            UsageMessageSpec.SECTION_KEY_HEADER,
            UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
            UsageMessageSpec.SECTION_KEY_FOOTER,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST);

    private final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "hub.help",
            description = "Says how to use it.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "hub.version",
            description = "Says which version this is.")
    private boolean version;

    private Commands(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Whether these arguments ask for a command, known or not; otherwise they are settings of the hub.
    public static boolean names(String... args) {
        return args.length > 0 && (!args[0].startsWith("--") || HELPFUL.contains(args[0]));
    }

    /// Runs the command that the arguments name, on this process's streams.
    ///
    /// @return what the process ends with ([ExitCode])
    public static int run(String... args) {
        return line(Terminal.ofProcess(System.getenv()), System.in).execute(args);
    }

    /// All commands, speaking to a terminal.
    static CommandLine line(Terminal terminal, InputStream in) {
        Commands commands = new Commands(terminal);
        CommandLine line = new CommandLine(commands)
                .addSubcommand(new ReplayCommand(terminal, System.getenv()))
                .addSubcommand(new CheckCatalogue())
                .addSubcommand(new HashSecret(terminal, in))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
                .setHelpSectionKeys(SECTIONS)
                .setUsageHelpWidth(WIDTH)
                .setUsageHelpAutoWidth(terminal.live())
                .setParameterExceptionHandler(commands::refuse)
                .setExecutionExceptionHandler(commands::fail);
        if (terminal.language() == Language.ZH) {
            line.setResourceBundle(chinese());
        }
        return line;
    }

    static ResourceBundle chinese() {
        try (InputStream in = Optional.ofNullable(Commands.class.getResourceAsStream("commands_zh.properties"))
                        .orElseThrow();
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int refuse(ParameterException refused, String[] args) {
        CommandLine line = refused.getCommandLine();
        boolean unknown = refused instanceof UnmatchedArgumentException && line.getParent() == null;
        if (unknown) {
            terminal.err().println(unknownCommand(args[0], line.getSubcommands().keySet()));
            line.usage(terminal.err(), line.getColorScheme());
        } else {
            String name = line.getCommandSpec().qualifiedName();
            terminal.err().println(line.getCommandName() + ": " + sentence(refused));
            terminal.err()
                    .println(terminal.say("用法见：java -jar ", "How to use it: java -jar ")
                            + name.replaceFirst("onewindow-hub", "onewindow-hub.jar") + " --help");
        }
        return ExitCode.USAGE.number();
    }

    private String unknownCommand(String given, Set<String> known) {
        String unknown = terminal.say("没有命令 ", "there is no command ") + given;
        return Spelling.nearest(given, new TreeSet<>(known))
                .map(near -> unknown + terminal.say("，是否为 " + near + "？", ": did you mean " + near + "?"))
                .orElse(unknown);
    }

    private String sentence(ParameterException refused) {
        return switch (refused) {
            case MissingParameterException missing ->
                missing.getMissing().stream()
                        .map(CommandLine.Model.ArgSpec::paramLabel)
                        .reduce(terminal.say("缺少", "missing:"), (sentence, label) -> sentence + ' ' + label);
            case UnmatchedArgumentException unmatched -> {
                String given = unmatched.getUnmatched().getFirst();
                String known = Spelling.nearest(given, options(unmatched.getCommandLine()))
                        .map(near -> terminal.say("，是否为 " + near + "？", ": did you mean " + near + "?"))
                        .orElse("");
                yield terminal.say("不认识的参数 ", "unknown argument ") + given + known;
            }
            default ->
                Optional.ofNullable(refused.getArgSpec())
                        .map(argument -> terminal.say("参数值不合法：", "not a value of ") + argument.paramLabel() + " "
                                + refused.getValue())
                        .orElse(String.valueOf(refused.getMessage()));
        };
    }

    private static List<String> options(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .toList();
    }

    private int fail(Exception broken, CommandLine line, CommandLine.ParseResult parsed) {
        terminal.err()
                .println(line.getCommandName()
                        + terminal.say(": 程序内部错误，请报告：", ": an error of the program itself, please report it: ")
                        + broken);
        return ExitCode.BROKEN.number();
    }

    /// The version in the jar's manifest.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Commands.class.getPackage().getImplementationVersion())
                    .orElse("development");
            return new String[] {"onewindow-hub " + version};
        }
    }
}
