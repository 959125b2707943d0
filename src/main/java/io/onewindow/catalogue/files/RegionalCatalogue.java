package io.onewindow.catalogue.files;

import io.onewindow.catalogue.Matter.Kind;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.settings.ConfigText;
import io.onewindow.settings.StartFault;
import io.onewindow.wire.Characters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a region's list of matters as its service network exports it: tab-separated UTF-8, one matter a line under the
/// columns of [#COLUMNS]. One line that cannot be taken does not lose the others: it is named with its reason.
public final class RegionalCatalogue {

    /// The columns, in order.
    public static final List<String> COLUMNS =
            List.of("department", "group", "name", "implementation_code", "region", "department_code", "kind");

    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final int MAX_NAME = 200;
    private static final Pattern REGION = Pattern.compile("[1-9][0-9]{5}(?:[0-9]{3}|[0-9]{6})?");

    /// One matter of a region.
    ///
    /// @param line           the line it stands in
    /// @param department     the responsible department's name
    /// @param name           the matter's name
    /// @param code           the implementation code, by which it is applied for
    /// @param region         the 6, 9 or 12 digits of the division it is for
    /// @param departmentCode the code that the network knows the department by
    /// @param kind           what the matter is in law
    public record Row(
            int line,
            String department,
            String name,
            MatterCode code,
            String region,
            String departmentCode,
            Kind kind) {}

    /// What is to be said about a line.
    public record Finding(int line, String reason) {}

    /// What a file came to.
    ///
    /// @param file    the file's name
    /// @param taken   the rows that are matters now
    /// @param refused the lines that are not, each with every reason
    /// @param remarks what is odd about rows that were taken
    public record Loaded(String file, List<Row> taken, List<Finding> refused, List<Finding> remarks) {

        /// No regional catalogue.
        public static final Loaded NONE = new Loaded("", List.of(), List.of(), List.of());

        public Loaded {
            taken = List.copyOf(taken);
            refused = List.copyOf(refused);
            remarks = List.copyOf(remarks);
        }

        /// The findings as lines for a person, and a last line with the counts.
        public List<String> report() {
            Stream<String> findings = Stream.concat(
                    refused.stream().map(row -> file + ":" + row.line() + ": refused: " + row.reason()),
                    remarks.stream().map(row -> file + ":" + row.line() + ": taken, but " + row.reason()));
            return Stream.concat(findings, Stream.of(counts())).toList();
        }

        /// How many rows were taken and refused.
        public String counts() {
            return (taken.size() + refused.size()) + " rows: " + taken.size() + " taken, " + refused.size()
                    + " refused, " + remarks.size() + " remarks";
        }
    }

    private final Set<MatterCode> known;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Row> taken = new ArrayList<>();
    private final List<Finding> refused = new ArrayList<>();

    private RegionalCatalogue(Set<MatterCode> known) {
        this.known = known;
    }

    /// @param file  the list
    /// @param known the codes of the matters that there are already
    /// @throws StartFault when the file cannot be read or has other columns
    public static Loaded load(Path file, Set<MatterCode> known) {
        return load(ConfigText.read(file, MAX_BYTES), known);
    }

    static ConfigText read(Path file) {
        return ConfigText.read(file, MAX_BYTES);
    }

    static Loaded load(ConfigText file, Set<MatterCode> known) {
        List<String> lines = file.text().lines().toList();
        if (lines.isEmpty() || !fields(lines.getFirst()).equals(COLUMNS)) {
            throw new StartFault(file.name() + ":1: the columns are not " + String.join(", ", COLUMNS)
                    + ": correct the first line, tab-separated");
        }
        RegionalCatalogue reader = new RegionalCatalogue(known);
        for (int number = 2; number <= lines.size(); number++) {
            reader.take(number, fields(lines.get(number - 1)));
        }
        return new Loaded(file.name(), reader.taken, reader.refused, RegionalRemarks.about(reader.taken));
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    }

    private void take(int line, List<String> fields) {
        if (fields.equals(List.of(""))) {
            return;
        }
        if (fields.size() != COLUMNS.size()) {
            refused.add(new Finding(line, fields.size() + " columns, not " + COLUMNS.size()));
            return;
        }
        String reasons = Stream.of(
                        name("department", fields.get(0)),
                        name("name", fields.get(2)),
                        code(line, fields.get(3)),
                        region(fields.get(4)),
                        name("department_code", fields.get(5)),
                        kind(fields.get(6)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        if (reasons.isEmpty()) {
            taken.add(row(line, fields));
        } else {
            refused.add(new Finding(line, reasons));
        }
    }

    private static Row row(int line, List<String> fields) {
        return new Row(
                line,
                fields.get(0),
                fields.get(2),
                new MatterCode(fields.get(3)),
                fields.get(4),
                fields.get(5),
                Kind.ofCode(fields.get(6)).orElseThrow());
    }

    private static Optional<String> name(String column, String text) {
        if (text.isEmpty()) {
            return Optional.of("missing " + column);
        }
        if (text.codePointCount(0, text.length()) > MAX_NAME) {
            return Optional.of(column + " longer than " + MAX_NAME + " characters");
        }
        return !Characters.legal(text) ? Optional.of("control character in " + column) : Optional.empty();
    }

    private Optional<String> code(int line, String text) {
        if (text.isEmpty()) {
            return Optional.of("missing code");
        }
        if (text.length() > MatterCode.MAX_LENGTH) {
            return Optional.of("code longer than " + MatterCode.MAX_LENGTH + " characters");
        }
        if (!MatterCode.isMatterCode(text)) {
            return Optional.of("code with other characters than letters, digits and inner hyphens");
        }
        Integer earlier = lines.putIfAbsent(text, line);
        if (earlier != null) {
            return Optional.of("duplicate code, first in line " + earlier);
        }
        return known.contains(new MatterCode(text))
                ? Optional.of("duplicate code, a matter of config/catalogue has it")
                : Optional.empty();
    }

    private static Optional<String> region(String text) {
        return REGION.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("region of other than 6, 9 or 12 digits");
    }

    private static Optional<String> kind(String text) {
        return Kind.ofCode(text).isPresent() ? Optional.empty() : Optional.of("unknown kind '" + text + "'");
    }
}
