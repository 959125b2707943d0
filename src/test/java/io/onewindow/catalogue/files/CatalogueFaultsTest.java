package io.onewindow.catalogue.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFaultsTest {

    @TempDir
    private Path config;

    private String changed = "";

    @Test
    void refusesAnUnknownDepartment() throws IOException {
        replaced("catalogue/permit-receipt.yaml", "department: health", "department: healt");
        refusesAt(
                "department: healt",
                "unknown department 'healt' (did you mean 'health'?):"
                        + " correct the name or add config/departments/healt.yaml");
    }

    @Test
    void refusesAnUnknownMatterInATheme() throws IOException {
        replaced("catalogue/open-restaurant.yaml", "      - seal-engraving", "      - seal-engravng");
        refusesAt("- seal-engravng", "unknown matter 'seal-engravng' (did you mean 'seal-engraving'?)");
    }

    @Test
    void refusesAnUnknownMatterOfADepartment() throws IOException {
        replaced("departments/tax.yaml", "  tax-registration:", "  tax-registraton:");
        refusesAt("tax-registraton:", "unknown matter 'tax-registraton' (did you mean 'tax-registration'?)");
    }

    @Test
    void refusesACycleOfPrerequisitesAndNamesIt() throws IOException {
        replaced(
                "catalogue/open-restaurant.yaml",
                "food-permit: [business-licence]",
                "food-permit: [business-licence]\n      business-licence: [seal-engraving]\n"
                        + "      seal-engraving: [food-permit]");
        refusesAt(
                "business-licence: [seal-engraving]",
                "prerequisites in a cycle: business-licence -> seal-engraving -> food-permit -> business-licence:"
                        + " remove one of them");
    }

    @Test
    void refusesAPrerequisiteOutsideTheTheme() throws IOException {
        replaced("catalogue/open-restaurant.yaml", "[business-licence]", "[land-preview]");
        refusesAt("[land-preview]", "unknown matter of this theme 'land-preview'");
    }

    @Test
    void refusesAPromiseLongerThanTheLawAllows() throws IOException {
        replaced("catalogue/permit-receipt.yaml", "promisedDays: 15", "promisedDays: 21");
        refusesAt("promisedDays: 21", "promised in 21 working days, while the law allows 20");
    }

    @Test
    void refusesALimitOutOfRange() throws IOException {
        replaced("catalogue/permit-receipt.yaml", "promisedDays: 15", "promisedDays: 0");
        refusesAt(
                "promisedDays: 0",
                "'matters.permit-receipt.promisedDays' must be a whole number from 1 to 1000, not 0");
    }

    @Test
    void refusesAMatterThatItsDepartmentDoesNotList() throws IOException {
        replaced("departments/market.yaml", "  food-permit:", "  tax-registration:");
        changed = "catalogue/open-restaurant.yaml";
        refusesAt("  food-permit:", "'food-permit' is not among the matters of ");
    }

    @Test
    void refusesACodeThatTwoFilesHave() throws IOException {
        samples().write("catalogue/second.yaml", samples().text("catalogue/permit-receipt.yaml"));
        changed = "catalogue/second.yaml";
        refusesAt("  permit-receipt:", "matter 'permit-receipt' already stands in ");
    }

    @Test
    void refusesAThemeThatTwoFilesHave() throws IOException {
        samples().write("catalogue/second.yaml", """
                themes:
                  open-restaurant:
                    name: {zh: 店, en: Shop}
                    matters: [food-permit]
                """);
        changed = "catalogue/second.yaml";
        refusesAt("  open-restaurant:", "theme 'open-restaurant' stands in another file already");
    }

    @Test
    void refusesAMatterInAThemeTwice() throws IOException {
        replaced("catalogue/open-restaurant.yaml", "      - seal-engraving", "      - food-permit");
        refuses("matter 'food-permit' is in the theme twice");
    }

    @Test
    void refusesUnknownMembersOfEveryFile() throws IOException {
        replaced("catalogue/permit-receipt.yaml", "caseKind:", "casKind:");
        refusesAt("casKind:", "unknown member 'casKind' (did you mean 'caseKind'?)");
        replaced("departments/tax.yaml", "level:", "levl:");
        refusesAt("levl:", "unknown member 'levl' (did you mean 'level'?)");
        replaced("catalogue/open-restaurant.yaml", "    prerequisites:", "    prerequisite:");
        refusesAt("prerequisite:", "unknown member 'prerequisite' (did you mean 'prerequisites'?)");
        replaced("catalogue/open-restaurant.yaml", "themes:", "themse:");
        refusesAt("themse:", "unknown member 'themse' (did you mean 'themes'?)");
    }

    @Test
    void refusesAMemberThatNoRecordHas() throws IOException {
        replaced("departments/tax.yaml", "- applicant.idNumber", "- aplicant.idNumber");
        refusesAt(
                "aplicant.idNumber",
                "unknown member of a record 'aplicant.idNumber' (did you mean 'applicant.idNumber'?)");
    }

    @Test
    void refusesAnUnknownWayLevelRegionOrCreditCode() throws IOException {
        replaced("departments/tax.yaml", "way: broker", "way: brokr");
        refusesAt("brokr", "unknown value of 'way' 'brokr' (did you mean 'broker'?)");
        replaced("departments/tax.yaml", "way: broker", "way: unconnected");
        refusesAt("unconnected", "a department of its own file has a way");
        replaced("departments/tax.yaml", "region: 510700", "region: 510701");
        refusesAt("510701", "unknown region '510701' (did you mean '510700'?)");
        replaced("departments/tax.yaml", "level: city", "level: town");
        refusesAt("level: town", "unknown value of 'level' 'town'");
        replaced("departments/tax.yaml", "way: broker", "way: broker\nuscc: 11511301008778183M");
        refusesAt("uscc:", "'11511301008778183M' is no unified social credit code");
    }

    @Test
    void refusesAFolderWithoutFiles() throws IOException {
        for (String folder : List.of("catalogue", "departments", "regions")) {
            samples().empty(folder);
            refuses("/" + folder + ": no *.");
        }
    }

    @Test
    void refusesARegionListThatIsNone() throws IOException {
        SampleConfig samples = samples();
        samples.write("regions/more.csv", "code,name\n");
        refuses("regions/more.csv:1: the columns are not code12, name, level, parent");
        samples.write("regions/more.csv", "code12,name,level,parent\n5107,绵阳,city,\n");
        refuses("regions/more.csv:2: '5107' with the name '绵阳' is no region");
        samples.write("regions/more.csv", "code12,name,level,parent\n510700000000,城,city,5\n");
        refuses("regions/more.csv:2: region 510700 is already ");
        samples.write("regions/more.csv", "code12,name,level,parent\n510700000000,绵阳市\n");
        refuses("regions/more.csv:2: 2 columns, not 4");
    }

    private SampleConfig samples() throws IOException {
        return SampleConfig.in(config);
    }

    private void replaced(String file, String before, String after) throws IOException {
        changed = file;
        samples().replace(file, before, after);
    }

    private void refusesAt(String text, String message) throws IOException {
        refuses(new SampleConfig(config).where(changed, text) + ": " + message);
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> CatalogueFiles.read(config))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining(message);
    }
}
