package io.onewindow.catalogue.files;

import io.onewindow.calendar.TimeLimit;
import io.onewindow.calendar.TimeLimits;
import io.onewindow.catalogue.Matter;
import io.onewindow.catalogue.Matter.CaseKind;
import io.onewindow.catalogue.Matter.Kind;
import io.onewindow.catalogue.Matter.Material;
import io.onewindow.catalogue.Matter.Requirements;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.party.PartyId;
import io.onewindow.settings.ConfigFile;
import io.onewindow.settings.ConfigNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// Reads the `matters:` of `config/catalogue/*.yaml`.
final class MatterFiles {

    private final SequencedSet<String> departments;
    private final SequencedMap<MatterCode, Found> found = new LinkedHashMap<>();

    /// A matter and where it stands.
    record Found(Matter matter, ConfigNode node) {}

    private MatterFiles(SequencedSet<String> departments) {
        this.departments = departments;
    }

    static SequencedMap<MatterCode, Found> read(List<ConfigFile> files, SequencedSet<String> departments) {
        MatterFiles reader = new MatterFiles(departments);
        files.forEach(reader::take);
        return reader.found;
    }

    private void take(ConfigFile file) {
        ConfigNode root = file.root().only("matters", "themes");
        Optional<ConfigNode> matters = root.find("matters");
        if (matters.isEmpty() && root.find("themes").isEmpty()) {
            throw root.fault("neither matters nor themes in this file", "add some, or remove the file");
        }
        matters.ifPresent(node -> node.entries().forEach(this::take));
    }

    private void take(String name, ConfigNode node) {
        if (!MatterCode.isMatterCode(name)) {
            throw node.fault("'" + name + "' is no matter code", "use 1 to 64 letters, digits and hyphens");
        }
        MatterCode code = new MatterCode(name);
        Found earlier = found.putIfAbsent(code, new Found(matter(code, node), node));
        if (earlier != null) {
            throw node.fault(
                    "matter '" + code + "' already stands in " + earlier.node().where(), "keep one of the two");
        }
    }

    private Matter matter(MatterCode code, ConfigNode node) {
        node.only(
                "name",
                "department",
                "kind",
                "caseKind",
                "promisedDays",
                "statutoryDays",
                "certificate",
                "requires",
                "yearlyQuotaFen");
        ConfigNode name = node.member("name").only("zh", "en");
        return new Matter(
                code,
                name.text("zh"),
                name.text("en"),
                department(node.member("department")),
                node.member("kind").oneOf(Kind.class),
                node.member("caseKind").oneOf(CaseKind.class),
                limits(node),
                node.text("certificate", ""),
                node.find("requires").map(MatterFiles::requirements).orElse(Requirements.NONE),
                node.find("yearlyQuotaFen")
                        .map(quota -> quota.number(1, 1L << 53))
                        .orElse(0L));
    }

    private PartyId department(ConfigNode node) {
        String id = node.text();
        if (!departments.contains(id)) {
            throw node.unknown(
                    "department", id, departments, "correct the name or add config/departments/" + id + ".yaml");
        }
        return new PartyId(id);
    }

    private static TimeLimits limits(ConfigNode node) {
        ConfigNode promised = node.member("promisedDays");
        int promisedDays = (int) promised.number(1, TimeLimit.MAX_WORKING_DAYS);
        int statutoryDays = (int) node.member("statutoryDays").number(1, TimeLimit.MAX_WORKING_DAYS);
        if (promisedDays > statutoryDays) {
            throw promised.fault(
                    "promised in " + promisedDays + " working days, while the law allows " + statutoryDays,
                    "promise no more than the statutory limit");
        }
        return TimeLimits.ofDays(promisedDays, statutoryDays);
    }

    private static Requirements requirements(ConfigNode node) {
        node.only("form", "materials");
        List<Material> materials = new ArrayList<>();
        node.find("materials")
                .ifPresent(listed -> listed.entries().forEach((code, material) -> {
                    material.only("zh", "en");
                    materials.add(new Material(code, material.text("zh"), material.text("en")));
                }));
        return new Requirements(
                node.items("form").stream().map(ConfigNode::text).toList(), materials);
    }
}
