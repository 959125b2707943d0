package io.onewindow.catalogue.files;

import io.onewindow.catalogue.files.RegionalCatalogue.Loaded;
import io.onewindow.settings.StartFault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `check-catalogue`: says of each line of a regional list why it cannot be taken or what is odd about it,
/// without starting a hub. Ends with 1 when any line is refused.
@Command(
        name = "check-catalogue",
        mixinStandardHelpOptions = true,
        description = "Names every line of a regional catalogue (TSV) that the hub would refuse, and why.",
        footer = {"", "Example:", "  java -jar onewindow-hub.jar check-catalogue config/samples/regional-catalogue.tsv"
        })
public final class CheckCatalogue implements Callable<Integer> {

    private static final int FINDING = 1;
    private static final int USAGE = 2;

    @Parameters(index = "0", paramLabel = "<file.tsv>", description = "The list, as hub.regional-catalogue names it.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            Loaded loaded = RegionalCatalogue.load(file, Set.of());
            PrintWriter out = spec.commandLine().getOut();
            loaded.report().forEach(out::println);
            return loaded.refused().isEmpty() ? 0 : FINDING;
        } catch (StartFault fault) {
            spec.commandLine().getErr().println(fault.getMessage());
            return USAGE;
        }
    }
}
