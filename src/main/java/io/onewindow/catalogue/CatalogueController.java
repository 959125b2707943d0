package io.onewindow.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onewindow.party.PartyId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/v1/catalogue/matters`, `/catalogue/themes` and `/departments`: what can be applied for, and with whom.
/// The version is the answers' entity tag too, so that a window that has them is told so in a few bytes.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class CatalogueController {

    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    record Names(String zh, String en) {}

    record MatterList(String version, List<MatterBody> matters) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record MatterBody(
            String code,
            Names name,
            String department,
            Matter.Kind kind,
            Matter.CaseKind caseKind,
            int promisedDays,
            int statutoryDays,
            String certificate,
            List<String> requiredForm,
            List<MaterialBody> requiredMaterials,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long yearlyQuotaFen,
            boolean connected) {}

    record MaterialBody(String code, Names name) {}

    record ThemeList(String version, List<ThemeBody> themes) {}

    record ThemeBody(String id, Names name, List<String> matters, SortedMap<String, List<String>> prerequisites) {}

    record DepartmentList(String version, List<DepartmentBody> departments) {}

    record DepartmentBody(
            String id,
            Names name,
            String region,
            Level level,
            Department.Way way,
            boolean connected,
            List<String> matters) {}

    @GetMapping("/catalogue/matters")
    ResponseEntity<MatterList> matters() {
        return tagged(new MatterList(
                catalogue.version().text(),
                catalogue.matters().values().stream().map(this::body).toList()));
    }

    @GetMapping("/catalogue/themes")
    ResponseEntity<ThemeList> themes() {
        List<ThemeBody> themes = catalogue.themes().values().stream()
                .map(CatalogueController::body)
                .toList();
        return tagged(new ThemeList(catalogue.version().text(), themes));
    }

    @GetMapping("/departments")
    ResponseEntity<DepartmentList> departments() {
        Map<PartyId, List<String>> matters = catalogue.matters().values().stream()
                .collect(Collectors.groupingBy(
                        Matter::department,
                        Collectors.mapping(matter -> matter.code().value(), Collectors.toList())));
        List<DepartmentBody> departments = catalogue.departments().values().stream()
                .map(department -> body(department, matters.getOrDefault(department.id(), List.of())))
                .toList();
        return tagged(new DepartmentList(catalogue.version().text(), departments));
    }

    private <T> ResponseEntity<T> tagged(T body) {
        return ResponseEntity.ok().eTag(catalogue.version().text()).body(body);
    }

    private MatterBody body(Matter matter) {
        return new MatterBody(
                matter.code().value(),
                new Names(matter.nameZh(), matter.nameEn()),
                matter.department().value(),
                matter.kind(),
                matter.caseKind(),
                matter.limits().promised().workingDays(),
                matter.limits().statutory().workingDays(),
                matter.certificate(),
                matter.requirements().form(),
                matter.requirements().materials().stream()
                        .map(material ->
                                new MaterialBody(material.code(), new Names(material.nameZh(), material.nameEn())))
                        .toList(),
                matter.yearlyQuotaFen(),
                catalogue.connected(matter));
    }

    private static ThemeBody body(Theme theme) {
        SortedMap<String, List<String>> prerequisites = new TreeMap<>();
        theme.prerequisites().forEach((code, before) -> prerequisites.put(code.value(), values(before)));
        return new ThemeBody(
                theme.id().value(), new Names(theme.nameZh(), theme.nameEn()), values(theme.matters()), prerequisites);
    }

    private static DepartmentBody body(Department department, List<String> matters) {
        return new DepartmentBody(
                department.id().value(),
                new Names(department.nameZh(), department.nameEn()),
                department.region().code().value(),
                department.level(),
                department.way(),
                department.way() != Department.Way.UNCONNECTED,
                matters);
    }

    private static List<String> values(List<MatterCode> codes) {
        return codes.stream().map(MatterCode::value).toList();
    }
}
