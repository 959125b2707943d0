package io.onewindow.catalogue.files;

import io.onewindow.catalogue.Level;
import io.onewindow.catalogue.Region;
import io.onewindow.identifier.RegionCode;
import io.onewindow.settings.ConfigText;
import io.onewindow.settings.StartFault;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads `config/regions`: division codes as `*.csv` with the columns `code12,name,level,parent` (as the National
/// Bureau of Statistics publishes them) or as `*.tsv` with the columns `code`, `name` and `city` (counties only).
/// Cities and counties are taken; townships and villages stand in the same files and are passed over.
final class RegionFiles {

    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final List<String> CSV = List.of("code12", "name", "level", "parent");
    private static final List<String> TSV = List.of("code", "name", "city");

    private final SequencedMap<RegionCode, Region> regions = new LinkedHashMap<>();

    static SequencedMap<RegionCode, Region> read(List<ConfigText> files) {
        RegionFiles reader = new RegionFiles();
        files.forEach(reader::take);
        return reader.regions;
    }

    static List<ConfigText> files(Path folder) {
        List<Path> found = ConfigText.filesIn(folder).stream()
                .filter(file ->
                        file.toString().endsWith(".csv") || file.toString().endsWith(".tsv"))
                .toList();
        if (found.isEmpty()) {
            throw new StartFault(ConfigText.shown(folder)
                    + ": no *.csv or *.tsv file in this folder: add the division codes of your region");
        }
        return found.stream().map(file -> ConfigText.read(file, MAX_BYTES)).toList();
    }

    private void take(ConfigText file) {
        boolean csv = file.name().endsWith(".csv");
        List<String> header = csv ? CSV : TSV;
        List<String> lines = file.text().lines().toList();
        if (lines.isEmpty() || !fields(lines.getFirst(), csv).equals(header)) {
            throw fault(file, 1, "the columns are not " + String.join(", ", header), "correct the first line");
        }
        for (int number = 2; number <= lines.size(); number++) {
            List<String> fields = fields(lines.get(number - 1), csv);
            if (fields.size() != header.size()) {
                throw fault(file, number, fields.size() + " columns, not " + header.size(), "correct the line");
            }
            take(file, number, csv ? fields : List.of(fields.get(0) + "000000", fields.get(1), "county"));
        }
    }

    private void take(ConfigText file, int line, List<String> fields) {
        if (!fields.get(2).equals("city") && !fields.get(2).equals("county")) {
            return;
        }
        String code = fields.get(0).replaceFirst("0{6}$", "");
        if (!RegionCode.isRegionCode(code) || fields.get(1).isBlank()) {
            throw fault(file, line, "'" + code + "' with the name '" + fields.get(1) + "' is no region", "correct it");
        }
        Level level = fields.get(2).equals("city") ? Level.CITY : Level.COUNTY;
        Region region = new Region(new RegionCode(code), fields.get(1), level);
        Region earlier = regions.putIfAbsent(region.code(), region);
        if (earlier != null && !earlier.equals(region)) {
            throw fault(file, line, "region " + code + " is already " + earlier.nameZh(), "keep one of the two");
        }
    }

    private static List<String> fields(String line, boolean csv) {
        return List.of(line.split(csv ? "," : "\t", -1));
    }

    private static StartFault fault(ConfigText file, int line, String problem, String remedy) {
        return new StartFault(file.name() + ":" + line + ": " + problem + ": " + remedy);
    }
}
