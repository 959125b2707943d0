package io.onewindow.catalogue.files;

import io.onewindow.canonical.Digest;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.Matter;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.catalogue.Region;
import io.onewindow.catalogue.files.RegionalCatalogue.Loaded;
import io.onewindow.identifier.RegionCode;
import io.onewindow.party.PartyId;
import io.onewindow.settings.ConfigFile;
import io.onewindow.settings.ConfigNode;
import io.onewindow.settings.ConfigText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads `regions`, `catalogue` and `departments` of the configuration folder into one [Catalogue], and checks
/// that they fit each other.
public final class CatalogueFiles {

    private final List<ConfigText> regions;
    private final List<ConfigFile> catalogue;
    private final List<ConfigFile> departments;

    /// A catalogue, and what became of the regional list in it.
    record Joined(Catalogue catalogue, Loaded regional) {}

    private CatalogueFiles(Path configDir) {
        this.regions = RegionFiles.files(configDir.resolve("regions"));
        this.catalogue = ConfigFile.readAll(configDir.resolve("catalogue"));
        this.departments = ConfigFile.readAll(configDir.resolve("departments"));
    }

    /// The catalogue of a configuration folder, without a regional list.
    ///
    /// @throws io.onewindow.settings.StartFault for the first thing that does not fit
    public static Catalogue read(Path configDir) {
        return new CatalogueFiles(configDir).join(Optional.empty()).catalogue();
    }

    /// The catalogue of a configuration folder, with the matters of a region besides its own.
    static Joined read(Path configDir, Path regional) {
        return new CatalogueFiles(configDir).join(Optional.of(RegionalCatalogue.read(regional)));
    }

    private Joined join(Optional<ConfigText> list) {
        SequencedMap<RegionCode, Region> known = RegionFiles.read(regions);
        SequencedMap<MatterCode, MatterFiles.Found> own = MatterFiles.read(catalogue, departmentIds());
        Loaded regional =
                list.map(file -> RegionalCatalogue.load(file, own.keySet())).orElse(Loaded.NONE);
        Set<MatterCode> codes = new LinkedHashSet<>(own.keySet());
        regional.taken().forEach(row -> codes.add(row.code()));
        List<DepartmentFiles.Found> found = DepartmentFiles.read(departments, codes, known);
        checkViews(own, found);
        RegionalDepartments owners = new RegionalDepartments(found, known);
        SequencedMap<MatterCode, Matter> matters = new LinkedHashMap<>();
        own.forEach((code, matter) -> matters.put(code, matter.matter()));
        matters.putAll(owners.join(regional.taken()));
        Catalogue read = new Catalogue(
                version(list), matters, ThemeFiles.read(catalogue, matters.keySet()), owners.departments(), known);
        return new Joined(read, regional);
    }

    private SequencedSet<String> departmentIds() {
        SequencedSet<String> ids = new LinkedHashSet<>();
        for (ConfigFile file : departments) {
            ConfigNode id = file.root().member("id");
            if (!PartyId.isPartyId(id.text()) || !ids.add(id.text())) {
                throw id.fault("'" + id.text() + "' is no party id, or another file's", "use kebab-case, once");
            }
        }
        return ids;
    }

    private static void checkViews(Map<MatterCode, MatterFiles.Found> matters, List<DepartmentFiles.Found> found) {
        Map<PartyId, DepartmentFiles.Found> owners =
                found.stream().collect(Collectors.toMap(one -> one.department().id(), Function.identity()));
        matters.forEach((code, one) -> {
            DepartmentFiles.Found owner =
                    Optional.ofNullable(owners.get(one.matter().department())).orElseThrow();
            if (!owner.department().serves(code)) {
                String where = owner.node().member("matters").where();
                throw one.node()
                        .fault(
                                "'" + code + "' is not among the matters of " + where,
                                "list there what the department may see of it");
            }
        });
    }

    private Digest version(Optional<ConfigText> list) {
        Stream<ConfigText> files = Stream.of(
                        regions.stream(),
                        catalogue.stream().map(ConfigFile::source),
                        departments.stream().map(ConfigFile::source),
                        list.stream())
                .flatMap(each -> each);
        MessageDigest digest = Digest.sha256();
        files.forEach(file -> {
            String head = file.path().getFileName() + " " + file.bytes().length + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update(file.bytes());
        });
        return Digest.ofRaw(digest.digest());
    }
}
