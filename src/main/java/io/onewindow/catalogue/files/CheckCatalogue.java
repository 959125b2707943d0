package io.onewindow.catalogue.files;

import io.onewindow.canonical.Json;
import io.onewindow.catalogue.files.RegionalCatalogue.Finding;
import io.onewindow.catalogue.files.RegionalCatalogue.Loaded;
import io.onewindow.settings.StartFault;
import io.onewindow.terminal.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `check-catalogue`: says of each line of a regional list why it cannot be taken or what is odd about it,
/// without starting a hub. Ends with 1 when any line is refused.
@Command(
        name = "check-catalogue",
        header = "Checks a regional catalogue without loading it.",
        description = "Names every line that the hub would refuse, or take but find odd, and why.",
        footer = {
            "  java -jar onewindow-hub.jar check-catalogue config/samples/regional-catalogue.tsv",
            "  java -jar onewindow-hub.jar check-catalogue --json list.tsv | grep refused"
        },
        footerHeading = "%nExamples%n",
        synopsisHeading = "%nUsage%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters%n",
        optionListHeading = "%nOptions%n",
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {"0:every line can be taken", "1:a line is refused", "2:the file cannot be read"})
public final class CheckCatalogue implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "<file.tsv>",
            descriptionKey = "check.file",
            description = "The list, as hub.regional-catalogue names it.")
    private Path file = Path.of("");

    @Option(
            names = "--json",
            descriptionKey = "check.json",
            description = "Each finding, and at last the counts, as a JSON object on a line of its own.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            Loaded loaded = RegionalCatalogue.load(file, Set.of());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                printJson(loaded, out);
            } else {
                loaded.report().forEach(out::println);
            }
            return (loaded.refused().isEmpty() ? ExitCode.DONE : ExitCode.FINDING).number();
        } catch (StartFault fault) {
            spec.commandLine().getErr().println(fault.getMessage());
            return ExitCode.USAGE.number();
        }
    }

    private static void printJson(Loaded loaded, PrintWriter out) {
        loaded.refused().forEach(finding -> out.println(finding(loaded, finding, "refused")));
        loaded.remarks().forEach(finding -> out.println(finding(loaded, finding, "remark")));
        out.println(Json.text(Json.object()
                .put("rows", loaded.taken().size() + loaded.refused().size())
                .put("taken", loaded.taken().size())
                .put("refused", loaded.refused().size())
                .put("remarks", loaded.remarks().size())));
    }

    private static String finding(Loaded loaded, Finding finding, String kind) {
        return Json.text(Json.object()
                .put("file", loaded.file())
                .put("line", finding.line())
                .put("kind", kind)
                .put("reason", finding.reason()));
    }
}
