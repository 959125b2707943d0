package io.onewindow.catalogue.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.Department;
import io.onewindow.catalogue.Level;
import io.onewindow.catalogue.Matter;
import io.onewindow.catalogue.Matter.Material;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.catalogue.RecordView;
import io.onewindow.catalogue.Region;
import io.onewindow.catalogue.Theme;
import io.onewindow.catalogue.ThemeId;
import io.onewindow.identifier.RegionCode;
import io.onewindow.party.PartyId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFilesTest {

    private static final Path SAMPLES = SampleConfig.SAMPLES;

    @TempDir
    private Path config;

    @Test
    void readsTheSampleCatalogue() {
        // When
        Catalogue catalogue = CatalogueFiles.read(SAMPLES);
        // Then
        assertThat(owners(catalogue))
                .containsAllEntriesOf(Map.of(
                        "business-licence",
                        "market",
                        "seal-engraving",
                        "police",
                        "tax-registration",
                        "tax",
                        "social-insurance",
                        "hrss",
                        "fire-safety-check",
                        "fire",
                        "food-permit",
                        "market",
                        "project-filing",
                        "ndrc",
                        "land-preview",
                        "land",
                        "environmental-assessment",
                        "ecology",
                        "permit-receipt",
                        "health"));
        assertThat(owners(catalogue))
                .containsEntry("preparatory-fund", "finance")
                .containsEntry("financing-ppp", "finance");
        assertThat(catalogue.matters().values()).allSatisfy(matter -> {
            assertThat(matter.requirements()).isEqualTo(Matter.Requirements.NONE);
            assertThat(catalogue.connected(matter)).isTrue();
            assertThat(matter.limits().promised().workingDays())
                    .isLessThanOrEqualTo(matter.limits().statutory().workingDays());
        });
        assertThat(matter(catalogue, "business-licence").certificateType()).contains("营业执照");
        assertThat(matter(catalogue, "permit-receipt").certificateType()).isEmpty();
        assertThat(matter(catalogue, "preparatory-fund").yearlyQuotaFen()).isEqualTo(10_000_000_00L);
    }

    @Test
    void knowsTheOrderInsideTheSampleThemes() {
        // Given
        Catalogue catalogue = CatalogueFiles.read(SAMPLES);
        // When
        Theme restaurant = catalogue.theme(new ThemeId("open-restaurant")).orElseThrow();
        Theme project = catalogue.theme(new ThemeId("start-investment-project")).orElseThrow();
        // Then
        assertThat(restaurant.prerequisites())
                .isEqualTo(Map.of(code("food-permit"), List.of(code("business-licence"))));
        assertThat(project.prerequisitesOf(code("environmental-assessment"))).containsExactly(code("project-filing"));
        assertThat(project.prerequisitesOf(code("preparatory-fund"))).containsExactly(code("project-filing"));
        assertThat(project.prerequisitesOf(code("land-preview"))).isEmpty();
    }

    @Test
    void knowsTheCityAndTheCountiesButNoTownship() {
        // When
        Catalogue catalogue = CatalogueFiles.read(SAMPLES);
        // Then
        assertThat(catalogue.regions()).hasSize(10);
        assertThat(catalogue.region(new RegionCode("510781")))
                .contains(new Region(new RegionCode("510781"), "江油市", Level.COUNTY));
        assertThat(catalogue.region(new RegionCode("510700")))
                .map(Region::level)
                .contains(Level.CITY);
        assertThat(catalogue.region(new RegionCode("510104"))).isEmpty();
    }

    @Test
    void readsCountiesFromATabSeparatedListToo() throws IOException {
        // Given
        SampleConfig.in(config).write("regions/more.tsv", "code\tname\tcity\n510104\t锦江区\t5101\n510703\t涪城区\t5107\n");
        // When
        Catalogue catalogue = CatalogueFiles.read(config);
        // Then
        assertThat(catalogue.region(new RegionCode("510104")))
                .map(Region::nameZh)
                .contains("锦江区");
        assertThat(catalogue.regions()).hasSize(11);
    }

    @Test
    void showsATransferredMatterAsTheDepartmentsFileSays() {
        // Given
        Department tax =
                CatalogueFiles.read(SAMPLES).department(new PartyId("tax")).orElseThrow();
        // When
        RecordView view = tax.transferredView(code("food-permit"));
        // Then
        assertThat(view.paths()).containsExactly("applicant.kind", "applicant.name", "form", "region");
        assertThat(tax.transferredView(code("tax-registration")))
                .isEqualTo(tax.view(code("tax-registration")).orElseThrow());
        assertThat(tax.view(code("food-permit"))).isEmpty();
    }

    @Test
    void readsTheSampleThatRequiresFormMembersAndMaterials() throws IOException {
        // Given
        SampleConfig samples = SampleConfig.in(config);
        samples.add(SAMPLES.resolve("samples/requirements/catalogue"), "catalogue");
        samples.add(SAMPLES.resolve("samples/requirements/departments"), "departments");
        // When
        Matter matter = matter(CatalogueFiles.read(config), "outdoor-advertising");
        // Then
        assertThat(matter.requirements().form()).containsExactly("site", "widthMillimetres", "heightMillimetres");
        assertThat(matter.requirements().materials())
                .extracting(Material::code)
                .containsExactly("site-photo", "design-drawing");
    }

    @Test
    void changesItsVersionWithEveryByte() throws IOException {
        // Given
        SampleConfig samples = SampleConfig.in(config);
        String before = CatalogueFiles.read(config).version().text();
        // When
        samples.write("departments/tax.yaml", "#\n" + samples.text("departments/tax.yaml"));
        // Then
        assertThat(before)
                .isEqualTo(CatalogueFiles.read(SAMPLES).version().text())
                .startsWith("sha-256:");
        assertThat(CatalogueFiles.read(config).version().text()).isNotEqualTo(before);
    }

    private static Map<String, String> owners(Catalogue catalogue) {
        return catalogue.matters().values().stream()
                .collect(Collectors.toMap(
                        matter -> matter.code().value(),
                        matter -> matter.department().value()));
    }

    private static Matter matter(Catalogue catalogue, String code) {
        return catalogue.matter(code(code)).orElseThrow();
    }

    private static MatterCode code(String value) {
        return new MatterCode(value);
    }
}
