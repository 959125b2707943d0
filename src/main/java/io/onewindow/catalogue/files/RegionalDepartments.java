package io.onewindow.catalogue.files;

import io.onewindow.calendar.TimeLimits;
import io.onewindow.catalogue.Department;
import io.onewindow.catalogue.Department.Way;
import io.onewindow.catalogue.Level;
import io.onewindow.catalogue.Matter;
import io.onewindow.catalogue.Matter.CaseKind;
import io.onewindow.catalogue.Matter.Requirements;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.catalogue.RecordView;
import io.onewindow.catalogue.Region;
import io.onewindow.catalogue.files.RegionalCatalogue.Row;
import io.onewindow.identifier.RegionCode;
import io.onewindow.party.PartyId;
import io.onewindow.settings.ConfigNode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Joins a region's matters to the departments that have files, by their codes; every other department of the list
/// becomes one that is not connected, a department a name.
final class RegionalDepartments {

    private static final int MAX_SLUG = 30;

    private final Map<RegionCode, Region> regions;
    private final Map<String, PartyId> byCode = new HashMap<>();
    private final SequencedMap<PartyId, Department> departments = new LinkedHashMap<>();
    private final Map<PartyId, RecordView> regionalViews = new HashMap<>();

    RegionalDepartments(List<DepartmentFiles.Found> found, Map<RegionCode, Region> regions) {
        this.regions = regions;
        found.forEach(this::take);
    }

    private void take(DepartmentFiles.Found found) {
        Department department = found.department();
        departments.put(department.id(), department);
        found.regional().ifPresent(view -> regionalViews.put(department.id(), view));
        codesOf(department).map(RegionalDepartments::plain).distinct().forEach(code -> {
            PartyId earlier = byCode.putIfAbsent(code, department.id());
            if (earlier != null) {
                throw found.node()
                        .fault(
                                "the department code " + code + " is also that of '" + earlier + "'",
                                "keep it in one file");
            }
        });
    }

    /// The USCC holds the organisation code (GB 32100, characters 9 to 17), by which older lists go.
    private static Stream<String> codesOf(Department department) {
        String uscc = department.uscc();
        Stream<String> own = uscc.isEmpty() ? Stream.of() : Stream.of(uscc, uscc.substring(8, 17));
        return Stream.concat(own, department.codes().stream());
    }

    private static String plain(String code) {
        return code.replace("-", "").toUpperCase(Locale.ROOT);
    }

    /// Takes the rows as matters of their departments.
    SequencedMap<MatterCode, Matter> join(List<Row> rows) {
        Map<String, List<Row>> strangers = rows.stream()
                .filter(row -> connected(row).isEmpty())
                .collect(Collectors.groupingBy(Row::department, LinkedHashMap::new, Collectors.toList()));
        Map<String, PartyId> names = new HashMap<>();
        strangers.forEach((name, own) -> names.put(name, addStranger(own)));
        SequencedMap<MatterCode, Matter> matters = new LinkedHashMap<>();
        for (Row row : rows) {
            PartyId owner = connected(row)
                    .or(() -> Optional.ofNullable(names.get(row.department())))
                    .orElseThrow();
            matters.put(row.code(), matter(row, owner));
        }
        regionalViews.forEach((id, view) -> departments.computeIfPresent(
                id, (_, department) -> department.showing(viewsOf(id, view, matters.values()))));
        return matters;
    }

    /// All departments, those without a file last; of the whole list once it is joined.
    SequencedMap<PartyId, Department> departments() {
        return departments;
    }

    private Optional<PartyId> connected(Row row) {
        return Optional.ofNullable(byCode.get(plain(row.departmentCode())));
    }

    private PartyId addStranger(List<Row> rows) {
        Row first = rows.getFirst();
        PartyId id = strangerId(rows);
        Department department = new Department(
                id,
                first.department(),
                first.department(),
                region(first),
                region(first).level(),
                Way.UNCONNECTED,
                "",
                rows.stream().map(Row::departmentCode).distinct().toList(),
                Map.of(),
                RecordView.NOTHING,
                List.of(),
                "",
                ConfigNode.none());
        departments.put(id, department);
        return id;
    }

    /// Its most used code in the form of an id; where that is taken, with a number behind.
    private PartyId strangerId(List<Row> rows) {
        Map<String, Long> uses =
                rows.stream().collect(Collectors.groupingBy(Row::departmentCode, TreeMap::new, Collectors.counting()));
        String code =
                Collections.max(uses.entrySet(), Map.Entry.comparingByValue()).getKey();
        String slug = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String base = ("code-" + slug.substring(0, Math.min(slug.length(), MAX_SLUG))).replaceAll("-+", "-");
        String id = base.replaceAll("-$", "");
        return Stream.iterate(1, number -> number + 1)
                .map(number -> new PartyId(number == 1 ? id : id + "-" + number))
                .filter(one -> !departments.containsKey(one))
                .findFirst()
                .orElseThrow();
    }

    private Region region(Row row) {
        String code = row.region().substring(0, 6);
        Level level = code.endsWith("0000") ? Level.PROVINCE : code.endsWith("00") ? Level.CITY : Level.COUNTY;
        Region unnamed = new Region(new RegionCode(code), code, level);
        return regions.getOrDefault(unnamed.code(), unnamed);
    }

    private static Map<MatterCode, RecordView> viewsOf(PartyId id, RecordView view, Collection<Matter> matters) {
        return matters.stream()
                .filter(matter -> matter.department().equals(id))
                .collect(Collectors.toMap(Matter::code, _ -> view));
    }

    /// The list gives no English names, limits or certificates: the Chinese name stands in, and the law's own
    /// limit.
    private static Matter matter(Row row, PartyId department) {
        return new Matter(
                row.code(),
                row.name(),
                row.name(),
                department,
                row.kind(),
                CaseKind.PROMISED,
                TimeLimits.OF_LICENSING_LAW,
                "",
                Requirements.NONE,
                0);
    }
}
