package io.onewindow.catalogue.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onewindow.calendar.TimeLimits;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.Department;
import io.onewindow.catalogue.Department.Way;
import io.onewindow.catalogue.Level;
import io.onewindow.catalogue.Matter;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.catalogue.files.RegionalCatalogue.Finding;
import io.onewindow.catalogue.files.RegionalCatalogue.Loaded;
import io.onewindow.catalogue.files.RegionalCatalogue.Row;
import io.onewindow.party.PartyId;
import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RegionalCatalogueTest {

    private static final Path REAL = Path.of("config/samples/regional-catalogue.tsv");
    private static final String HEADER = String.join("\t", RegionalCatalogue.COLUMNS) + "\n";
    private static final String CODE = "511Z07001006-511602000000-000-11511301008778183N-1-00";
    private static final String GOOD = "区经信局\t未分类\t技改备案\t" + CODE + "\t511602000000\t11511301008778183N\t10\n";

    @TempDir
    private Path folder;

    @Test
    void takesEveryRowOfTheRealCatalogue() {
        // When
        Loaded loaded = RegionalCatalogue.load(REAL, Set.of());
        // Then
        assertThat(loaded.taken()).hasSize(1135);
        assertThat(loaded.taken().stream().map(Row::department).distinct()).hasSize(34);
        assertThat(loaded.refused()).isEmpty();
    }

    @Test
    void remarksWhatIsOddInTheRealCatalogue() {
        // When
        Loaded loaded = RegionalCatalogue.load(REAL, Set.of());
        // Then
        assertThat(remarks(loaded, 368))
                .contains("the code E-000021-001-1111111111111111 names no region and implementer");
        assertThat(remarks(loaded, 632)).contains("the code H-000185-001-4444444444 names no region and implementer");
        assertThat(remarks(loaded, 629))
                .contains("the implementer 11511301452259996u in the code is no USCC and no organisation code");
        assertThat(remarks(loaded, 539)).contains("its department has a matter of the same name in line 492");
        assertThat(remarks(loaded, 932)).contains("its department has a matter of the same name in line 931");
        assertThat(loaded.remarks())
                .extracting(Finding::reason)
                .contains(
                        "the department code 11736 is no USCC and no organisation code",
                        "the code is of region 510000000000, the line of 511602000000",
                        "the implementer 2222222222222 in the code is no USCC and no organisation code");
        assertThat(loaded.report()).last().asString().startsWith("1135 rows: 1135 taken, 0 refused, ");
    }

    @Test
    void namesEveryRowThatCannotBeTaken() throws IOException {
        // Given
        String text = HEADER
                + GOOD
                + GOOD.replace(CODE, "")
                + GOOD
                + GOOD.replace(CODE, "511号")
                + GOOD.replace(CODE, "a".repeat(65))
                + GOOD.replace("\t10\n", "\t11\n").replace(CODE, "k1")
                + "区经信局\t未分类\t少一列\n"
                + "\n"
                + GOOD.replace("技改备案", " ").replace(CODE, "k2").replace("511602000000", "5116")
                + GOOD.replace("技改备案", "坏\u202E名").replace(CODE, "k3")
                + GOOD.replace("技改备案", "长".repeat(201)).replace(CODE, "k4")
                + GOOD.replace("区经信局", "")
                        .replace("11511301008778183N\t10", "\t10")
                        .replace(CODE, "k5")
                + GOOD.replace(CODE, "permit-receipt")
                + GOOD.replace(CODE, "k6").replace("\n", "\r\n");
        Files.writeString(folder.resolve("x.tsv"), text);
        // When
        Loaded loaded = RegionalCatalogue.load(folder.resolve("x.tsv"), Set.of(new MatterCode("permit-receipt")));
        // Then
        assertThat(loaded.taken()).extracting(Row::line).containsExactly(2, 15);
        assertThat(loaded.refused())
                .containsExactly(
                        new Finding(3, "missing code"),
                        new Finding(4, "duplicate code, first in line 2"),
                        new Finding(5, "code with other characters than letters, digits and inner hyphens"),
                        new Finding(6, "code longer than 64 characters"),
                        new Finding(7, "unknown kind '11'"),
                        new Finding(8, "3 columns, not 7"),
                        new Finding(10, "missing name; region of other than 6, 9 or 12 digits"),
                        new Finding(11, "control character in name"),
                        new Finding(12, "name longer than 200 characters"),
                        new Finding(13, "missing department; missing department_code"),
                        new Finding(14, "duplicate code, a matter of config/catalogue has it"));
        assertThat(loaded.report()).first().asString().endsWith("/x.tsv:3: refused: missing code");
    }

    @Test
    void refusesAFileOfOtherColumns() throws IOException {
        // Given
        Files.writeString(folder.resolve("x.tsv"), "name\tcode\n");
        // Then
        assertThatThrownBy(() -> RegionalCatalogue.load(folder.resolve("x.tsv"), Set.of()))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("/x.tsv:1: the columns are not department, group");
    }

    @Test
    void listsTheRealCatalogueBesideTheOwnWithoutConnectingIt() {
        // When
        Catalogue catalogue = CatalogueFiles.read(Path.of("config"), REAL).catalogue();
        // Then
        int own = CatalogueFiles.read(Path.of("config")).matters().size();
        Matter first = catalogue
                .matter(new MatterCode("511Z07001006-511602000000-000-11511301008778183N-1-00"))
                .orElseThrow();
        Department owner = catalogue.department(first.department()).orElseThrow();
        assertThat(catalogue.matters()).hasSize(own + 1135);
        assertThat(catalogue.departments()).hasSize(10 + 34);
        assertThat(catalogue.connected(first)).isFalse();
        assertThat(catalogue.view(first)).isEmpty();
        assertThat(first.limits()).isEqualTo(TimeLimits.OF_LICENSING_LAW);
        assertThat(owner.nameZh()).isEqualTo("区经信局");
        assertThat(owner.id().value()).isEqualTo("code-11511301008778183n");
        assertThat(owner.way()).isEqualTo(Way.UNCONNECTED);
        assertThat(owner.level()).isEqualTo(Level.COUNTY);
        assertThat(catalogue.version())
                .isNotEqualTo(CatalogueFiles.read(Path.of("config")).version());
    }

    @Test
    void joinsRowsToTheDepartmentOfTheirCode() throws IOException {
        // Given
        SampleConfig.in(folder);
        append("ndrc", "uscc: 11511301008778175U\nregional: [applicant.name, form]\n");
        append("hrss", "departmentCodes: [1151130108778239R, 1151130108778239R_6391]\n");
        // When
        Catalogue catalogue = CatalogueFiles.read(folder, REAL).catalogue();
        // Then
        List<Matter> ndrc = mattersOf(catalogue, "ndrc");
        List<Matter> hrss = mattersOf(catalogue, "hrss");
        assertThat(ndrc).hasSize(1 + 3);
        assertThat(ndrc).allMatch(catalogue::connected);
        assertThat(catalogue.view(ndrc.getLast()).orElseThrow().paths()).containsExactly("applicant.name", "form");
        assertThat(hrss).hasSize(1 + 106 + 7);
        assertThat(hrss.stream().filter(catalogue::connected)).hasSize(1);
        assertThat(catalogue.departments().values())
                .extracting(Department::nameZh)
                .contains("区人社局")
                .doesNotContain("区发改局");
    }

    @Test
    void letsADepartmentsFileListARegionalMatter() throws IOException {
        // Given
        SampleConfig.in(folder);
        append("ndrc", "uscc: 11511301008778183N\n");
        new SampleConfig(folder).replace("departments/ndrc.yaml", "matters:\n", "matters:\n  " + CODE + ": [region]\n");
        // When
        Catalogue catalogue = CatalogueFiles.read(folder, REAL).catalogue();
        // Then
        Matter matter = catalogue.matter(new MatterCode(CODE)).orElseThrow();
        assertThat(catalogue.connected(matter)).isTrue();
        assertThat(catalogue.view(matter).orElseThrow().paths()).containsExactly("region");
    }

    @Test
    void refusesACodeThatTwoDepartmentFilesClaim() throws IOException {
        // Given
        SampleConfig.in(folder);
        append("ndrc", "uscc: 11511301008778175U\n");
        append("land", "departmentCodes: [00877817-5]\n");
        // Then
        assertThatThrownBy(() -> CatalogueFiles.read(folder))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("departments/ndrc.yaml:1: the department code 008778175 is also that of 'land'");
    }

    @Test
    void namesADepartmentByItsCodeWhateverTheCodeIsMadeOf() throws IOException {
        // Given
        SampleConfig samples = SampleConfig.in(folder);
        String row = GOOD.replace("11511301008778183N\t10", "%s\t10");
        samples.write(
                "x.tsv",
                HEADER
                        + row.formatted("局里的号").replace("区经信局", "甲局").replace(CODE, "k1")
                        + row.formatted("号").replace("区经信局", "乙局").replace(CODE, "k2")
                        + row.formatted("_Ab--9_" + "x".repeat(60))
                                .replace("区经信局", "丙局")
                                .replace(CODE, "k3"));
        // When
        Catalogue catalogue =
                CatalogueFiles.read(folder, folder.resolve("x.tsv")).catalogue();
        // Then
        assertThat(catalogue.departments().sequencedKeySet().stream().skip(10).map(PartyId::value))
                .containsExactly("code", "code-2", "code-ab-9-" + "x".repeat(24));
    }

    @Test
    void checksAListOnTheCommandLine() throws IOException {
        // Given
        Files.writeString(folder.resolve("x.tsv"), HEADER + GOOD + GOOD);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new CheckCatalogue())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        // When
        int bad = command.execute(folder.resolve("x.tsv").toString());
        int good = command.execute(REAL.toString());
        int missing = command.execute(folder.resolve("none.tsv").toString());
        // Then
        assertThat(List.of(bad, good, missing)).containsExactly(1, 0, 2);
        assertThat(out.toString())
                .contains("/x.tsv:3: refused: duplicate code, first in line 2")
                .contains("2 rows: 1 taken, 1 refused, 0 remarks")
                .contains("1135 rows: 1135 taken, 0 refused, ");
        assertThat(err.toString()).contains("none.tsv: cannot be read");
    }

    private static List<Matter> mattersOf(Catalogue catalogue, String department) {
        PartyId id = new PartyId(department);
        return catalogue.matters().values().stream()
                .filter(matter -> matter.department().equals(id))
                .toList();
    }

    private static List<String> remarks(Loaded loaded, int line) {
        return loaded.remarks().stream()
                .filter(finding -> finding.line() == line)
                .map(Finding::reason)
                .toList();
    }

    private void append(String department, String lines) throws IOException {
        String file = "departments/" + department + ".yaml";
        SampleConfig samples = new SampleConfig(folder);
        samples.write(file, samples.text(file) + lines);
    }
}
