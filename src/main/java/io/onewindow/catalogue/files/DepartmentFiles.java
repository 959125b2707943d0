package io.onewindow.catalogue.files;

import io.onewindow.catalogue.Department;
import io.onewindow.catalogue.Department.Way;
import io.onewindow.catalogue.Level;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.catalogue.RecordView;
import io.onewindow.catalogue.Region;
import io.onewindow.identifier.RegionCode;
import io.onewindow.identifier.SocialCreditCode;
import io.onewindow.party.PartyId;
import io.onewindow.party.Person;
import io.onewindow.settings.ConfigFile;
import io.onewindow.settings.ConfigNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Reads `config/departments/*.yaml`. The members that make a department a party are read by the party's own reader.
final class DepartmentFiles {

    private final Set<String> matters;
    private final Map<RegionCode, Region> regions;

    /// A department and the file it stands in.
    record Found(Department department, ConfigNode node) {

        /// What it may see of matters that only a regional catalogue names; empty when its file lists
        /// nothing for them.
        Optional<RecordView> regional() {
            return node.find("regional").map(DepartmentFiles::view);
        }
    }

    private DepartmentFiles(Collection<MatterCode> matters, Map<RegionCode, Region> regions) {
        this.matters = matters.stream().map(MatterCode::value).collect(Collectors.toSet());
        this.regions = regions;
    }

    static List<Found> read(List<ConfigFile> files, Collection<MatterCode> matters, Map<RegionCode, Region> regions) {
        DepartmentFiles reader = new DepartmentFiles(matters, regions);
        return files.stream().map(file -> reader.found(file.root())).toList();
    }

    private Found found(ConfigNode root) {
        root.only(
                "id",
                "name",
                "secrets",
                "oidcSubjects",
                "region",
                "level",
                "way",
                "uscc",
                "departmentCodes",
                "people",
                "contact",
                "connection",
                "matters",
                "transferred",
                "regional");
        root.find("regional").ifPresent(DepartmentFiles::view);
        return new Found(department(root), root);
    }

    private Department department(ConfigNode root) {
        ConfigNode name = root.member("name").only("zh", "en");
        return new Department(
                new PartyId(root.text("id")),
                name.text("zh"),
                name.text("en"),
                region(root.member("region")),
                root.member("level").oneOf(Level.class),
                way(root.member("way")),
                root.find("uscc").map(DepartmentFiles::uscc).orElse(""),
                root.items("departmentCodes").stream().map(ConfigNode::text).toList(),
                views(root.member("matters")),
                root.find("transferred").map(DepartmentFiles::view).orElse(RecordView.NOTHING),
                root.items("people").stream().map(DepartmentFiles::person).toList(),
                root.text("contact", ""),
                root.find("connection").orElseGet(ConfigNode::none));
    }

    private Region region(ConfigNode node) {
        String code = node.text();
        return Optional.of(code)
                .filter(RegionCode::isRegionCode)
                .map(text -> regions.get(new RegionCode(text)))
                .orElseThrow(() -> {
                    List<String> known =
                            regions.keySet().stream().map(RegionCode::value).toList();
                    return node.unknown("region", code, known, "correct the code or add it to config/regions");
                });
    }

    private static Way way(ConfigNode node) {
        Way way = node.oneOf(Way.class);
        if (way == Way.UNCONNECTED) {
            throw node.fault("a department of its own file has a way", "use broker, push, pull, tables, files or desk");
        }
        return way;
    }

    private static String uscc(ConfigNode node) {
        if (!SocialCreditCode.check(node.text()).acceptable()) {
            throw node.fault("'" + node.text() + "' is no unified social credit code", "correct its 18 characters");
        }
        return node.text();
    }

    private Map<MatterCode, RecordView> views(ConfigNode node) {
        Map<MatterCode, RecordView> views = new LinkedHashMap<>();
        node.entries().forEach((code, paths) -> {
            if (!matters.contains(code)) {
                throw paths.unknown("matter", code, matters, "correct the code or add the matter to config/catalogue");
            }
            views.put(new MatterCode(code), view(paths));
        });
        return views;
    }

    static RecordView view(ConfigNode list) {
        TreeSet<String> paths = new TreeSet<>();
        for (ConfigNode node : list.items()) {
            if (!RecordView.isPath(node.text())) {
                throw node.unknown(
                        "member of a record",
                        node.text(),
                        RecordView.KNOWN_PATHS,
                        "list members of the record, form.<member>, materials.<code> or extensions.<member>");
            }
            paths.add(node.text());
        }
        return new RecordView(paths);
    }

    private static Person person(ConfigNode node) {
        node.only("id", "name", "unit");
        return new Person(node.text("id"), node.text("name"), node.text("unit", ""));
    }
}
